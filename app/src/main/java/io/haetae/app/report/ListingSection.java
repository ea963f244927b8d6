package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.ReasonWords;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A row for each listing: what was seen of it last. */
final class ListingSection {
  private ListingSection() {}

  static Html of(ReportData data, PictureCell pictures) {
    List<Html> rows = new ArrayList<>();
    for (ObservationRow row : data.targets()) {
      rows.add(row(rows.size() + 1, row, pictures));
    }
    for (Visit visit : data.targetsDue()) {
      rows.add(notVisited(rows.size() + 1, visit));
    }
    return Html.of(
        """
        <section aria-labelledby="listings">
        <h2 id="listings">{}</h2>
        {}
        <p class="filtered">{}</p>
        <table class="listings">
        <caption class="hidden">{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        </table>
        </section>
        """,
        new Bilingual("상품 페이지별 결과", "Results by listing").html(),
        filter(data),
        new Bilingual("선택한 판정만 표시하고 있음", "Only the chosen verdict is shown").html(),
        new Bilingual("상품 페이지별 판정과 증거", "Verdict and evidence of each listing").html(),
        new Bilingual("번호", "No.").html(),
        new Bilingual("화면", "Picture").html(),
        new Bilingual("위해제품·상품 페이지", "Watch item and listing").html(),
        new Bilingual("판정과 근거", "Verdict and signals").html(),
        new Bilingual("시각·접속 조건", "Time and vantage").html(),
        new Bilingual("증거", "Evidence").html(),
        Html.all(rows));
  }

  private static Html filter(ReportData data) {
    Map<VerdictKind, Integer> counts = VerdictSection.counts(data.targets());
    Wording country = CountryName.of(data.countries());
    List<Html> choices = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            choices.add(
                Html.of(
                    """
                    <label class="choice"><input type="radio" name="show" id="show-{}">
                    <span>{} {}</span></label>
                    """,
                    VerdictChip.key(kind),
                    Bilingual.of(kind.word(country)).html(),
                    Html.number(count))));
    return Html.of(
        """
        <fieldset class="choices filter"><legend>{}</legend>
        <label class="choice"><input type="radio" name="show" id="show-all" checked>
        <span>{}</span></label>
        {}</fieldset>
        """,
        new Bilingual("판정별 보기", "Show").html(),
        new Bilingual("전체", "All").html(),
        Html.all(choices));
  }

  private static Html row(int number, ObservationRow row, PictureCell pictures) {
    VerdictKind kind = VerdictKind.of(row.verdict());
    Visit visit = row.visit();
    Wording country = CountryName.of(visit.lane().vantage().country());
    return Html.of(
        """
        <tr class="listing kind-{}">
        <th scope="row">{}</th>
        <td class="picture">{}</td>
        <td class="what">{}</td>
        <td class="verdict"><p>{}{}</p>{}</td>
        <td class="when">{}{}</td>
        <td class="evidence">{}</td>
        </tr>
        """,
        VerdictChip.key(kind),
        Html.number(number),
        pictures.of(row),
        SubjectCell.of(row),
        VerdictChip.of(kind, country),
        reason(row.verdict()),
        SignalList.of(row.verdict()),
        Moment.of(row.openedAt()),
        VantageCell.of(visit.lane()),
        EvidenceCell.of(row.evidence()));
  }

  /** The reason in brackets, or the item shown instead, where a verdict has one. */
  static Html reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Undetermined undetermined ->
          Html.of(
              " <span class=\"reason\">({})</span>",
              Bilingual.of(ReasonWords.word(undetermined.reason())).html());
      case Verdict.Redirected redirected ->
          Html.of(
              " <span class=\"reason\">→ <code>{}</code></span>",
              ForeignText.of(redirected.shown().toString(), 120));
      case Verdict.Searched search ->
          Html.of(" <span class=\"reason\">({})</span>", Html.number(search.hits()));
      case Verdict.Orderable other -> Html.none();
      case Verdict.SoldOut other -> Html.none();
      case Verdict.NotDelivered other -> Html.none();
      case Verdict.OptionGone other -> Html.none();
      case Verdict.AgeGated other -> Html.none();
      case Verdict.RegionBlocked other -> Html.none();
      case Verdict.Removed other -> Html.none();
      case Verdict.SellerGone other -> Html.none();
    };
  }

  private static Html notVisited(int number, Visit visit) {
    return Html.of(
        """
        <tr class="listing kind-not-visited">
        <th scope="row">{}</th><td class="picture">–</td><td class="what">{}</td>
        <td class="verdict"><p>{}</p></td><td class="when">–{}</td><td class="evidence">–</td>
        </tr>
        """,
        Html.number(number),
        SubjectCell.of(visit),
        notVisitedChip(),
        VantageCell.of(visit.lane()));
  }

  static Html notVisitedChip() {
    return Html.of(
        "<span class=\"chip chip-not-visited\"><span class=\"word\">{}</span></span>",
        new Bilingual("미방문", "Not visited").html());
  }
}
