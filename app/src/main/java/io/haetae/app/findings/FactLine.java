package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;

/** A line of a list of facts: a name and what it is. */
final class FactLine {
  private FactLine() {}

  static Html of(String korean, String english, Html value) {
    return Html.of("<dt>{}</dt><dd>{}</dd>", new Bilingual(korean, english).html(), value);
  }
}
