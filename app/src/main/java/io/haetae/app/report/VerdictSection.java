package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many targets ended in each verdict; what is undetermined stands apart. */
final class VerdictSection {
  private VerdictSection() {}

  /** How many targets there are of each kind, in the order of the kinds. */
  static Map<VerdictKind, Integer> counts(List<ObservationRow> targets) {
    Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
    targets.forEach(row -> counts.merge(VerdictKind.of(row.verdict()), 1, Integer::sum));
    return counts;
  }

  static Html of(ReportData data) {
    List<ObservationRow> targets = data.targets();
    Map<VerdictKind, Integer> counts = counts(targets);
    int undetermined = counts.getOrDefault(VerdictKind.UNDETERMINED, 0);
    int conclusive = targets.size() - undetermined;
    int notVisited = data.targetsDue().size();
    Wording country = CountryName.of(data.countries());
    return Html.of(
        """
        <section aria-labelledby="verdicts">
        <h2 id="verdicts">{}</h2>
        <p class="note">{}</p>
        <table class="verdicts">
        <caption class="hidden">{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th></tr></thead>
        <tbody><tr class="group"><th scope="rowgroup">{}</th><td>{}</td><td></td><td></td></tr>
        {}</tbody>
        <tbody><tr class="group"><th scope="rowgroup">{}</th><td>{}</td><td></td><td></td></tr>
        {}</tbody>
        </table>
        </section>
        """,
        new Bilingual("판정 집계", "Verdicts").html(),
        new Bilingual(
                "상품 페이지 단위 집계이며 대조 방문은 제외한다. 판정 불가는 어떤 결론에도 합산하지 않는다.",
                "Counts of listings, control visits left out. What is undetermined is never counted"
                    + " with a conclusion.")
            .html(),
        new Bilingual("판정별 상품 페이지 수", "Listings by verdict").html(),
        new Bilingual("판정", "Verdict").html(),
        new Bilingual("건수", "Listings").html(),
        new Bilingual("비교", "Compared").html(),
        new Bilingual("뜻", "Meaning").html(),
        new Bilingual("결론 있음", "Conclusive").html(),
        Html.number(conclusive),
        Html.all(
            Stream.of(VerdictKind.values())
                .filter(kind -> kind != VerdictKind.UNDETERMINED && kind != VerdictKind.SEARCHED)
                .map(kind -> row(kind, counts.getOrDefault(kind, 0), targets.size(), country))),
        new Bilingual("결론 없음", "No conclusion").html(),
        Html.number(undetermined + notVisited),
        Html.all(
            Stream.of(
                row(VerdictKind.UNDETERMINED, undetermined, targets.size(), country),
                notVisited(notVisited))));
  }

  private static Html row(VerdictKind kind, int count, int all, Wording country) {
    int width = all == 0 ? 0 : (int) Math.round(100.0 * count / all);
    return Html.of(
        """
        <tr class="{}"><th scope="row">{}</th><td>{}</td>
        <td class="bar"><svg class="bar-{}" viewBox="0 0 100 8" preserveAspectRatio="none"
        aria-hidden="true"><rect width="{}" height="8"/></svg></td><td class="words">{}</td></tr>
        """,
        count == 0 ? Html.markup("none") : Html.markup("some"),
        VerdictChip.of(kind, country),
        Html.number(count),
        VerdictChip.key(kind),
        Html.number(width),
        Bilingual.of(kind.meaning(country)).html());
  }

  private static Html notVisited(int count) {
    return count == 0
        ? Html.none()
        : Html.of(
            """
            <tr><th scope="row">{}</th><td>{}</td><td></td><td class="words">{}</td></tr>
            """,
            ListingSection.notVisitedChip(),
            Html.number(count),
            new Bilingual("계획에 있으나 아직 방문하지 않음", "Planned, but not visited yet").html());
  }
}
