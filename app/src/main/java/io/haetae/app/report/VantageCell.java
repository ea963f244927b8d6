package io.haetae.app.report;

import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.Wording;

/** The buyer that a visit looked as. */
final class VantageCell {
  private VantageCell() {}

  static Html of(Lane lane) {
    return Html.of(
        "<p class=\"vantage\">{}</p>{}",
        words(lane.vantage()),
        lane.standIn().map(standIn -> QualitySection.simulatedMark()).orElseGet(Html::none));
  }

  static Html words(Vantage vantage) {
    Wording country = CountryName.of(vantage.country());
    return Html.of(
        "{} · {} · {} · {}",
        new Bilingual("배송지 " + country.korean(), "to " + country.english()).html(),
        ForeignText.of(vantage.language().toLanguageTag(), 40),
        ForeignText.of(vantage.currency().getCurrencyCode(), 3),
        ForeignText.of(vantage.egress(), 80));
  }
}
