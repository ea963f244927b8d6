package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.figures.Coverage;
import io.haetae.core.history.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A row for each listing: what it is, its strip, the strip in words, and the last bundle. */
final class StripTable {
  private static final int LONGEST = 120;

  private StripTable() {}

  /** The table of some listings. */
  static Html of(Findings findings, List<Map.Entry<Subject, ObservationRow>> listings) {
    return Html.of(
        """
        <p class="legend">{}</p>
        <table class="strips">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        </table>
        """,
        Html.all(Stream.of(Strip.Look.values()).map(StripTable::legend)),
        new Bilingual("게시물별 일자별 상태(한국시간)", "State of each listing by day (Korean time)").html(),
        new Bilingual("게시물", "Listing").html(),
        new Bilingual("경과", "Course").html(),
        Html.all(listings.stream().map(each -> row(findings, each.getKey(), each.getValue()))));
  }

  private static Html legend(Strip.Look look) {
    return Html.of(
        "<span class=\"key\"><svg class=\"mark\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect"
            + " class=\"s-{}\" width=\"10\" height=\"10\"/></svg>{}</span>",
        Html.text(look.key()),
        Bilingual.of(look.words()).html());
  }

  private static Html row(Findings findings, Subject subject, ObservationRow last) {
    List<Sighting> sightings =
        findings
            .sightings()
            .getOrDefault(new Coverage.Offer(subject.item(), subject.listing()), List.of());
    Instant from = findings.first().orElse(last.openedAt());
    Strip strip = Strip.of(sightings, from, findings.figures().asOf());
    return Html.of(
        """
        <tr><th scope="row"><code>{}</code><p class="title">{}</p>
        <p class="label">{} {}</p></th>
        <td>{}<p class="words">{}</p><p class="label">{} {} {}</p></td></tr>
        """,
        ForeignText.of(subject.listing().toString(), LONGEST),
        ForeignText.of(last.title().orElse(""), LONGEST),
        new Bilingual("위해제품 번호", "Watch item").html(),
        ForeignText.of(subject.item(), LONGEST),
        strip.picture(),
        Bilingual.of(strip.words()).html(),
        new Bilingual("마지막 방문", "Last visit").html(),
        Moment.of(last.closedAt()),
        last.evidence()
            .map(ref -> Html.of("<code class=\"hash\">{}</code>", Html.text(ref.manifestSha256())))
            .orElseGet(Html::none));
  }
}
