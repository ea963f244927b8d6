package io.haetae.app.findings;

import io.haetae.app.figures.MannersWords;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import io.haetae.app.storage.LaneManners;
import io.haetae.app.storage.LaneManners.Forbidden;
import java.util.List;
import java.util.Map;

/** How the study behaved towards each site: a row a lane. */
final class MannersTable {
  private MannersTable() {}

  static Html of(List<LaneManners> lanes) {
    return lanes.isEmpty()
        ? Html.none()
        : Html.of(
            """
            <div class="wide" tabindex="0"><table class="manners">
            <caption>{}</caption>
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
            <th scope="col">{}</th></tr></thead>
            <tbody>{}</tbody>
            </table></div>
            """,
            new Bilingual("플랫폼별 방문 방식", "Manners towards the sites").html(),
            new Bilingual("접속 경로", "Lane").html(),
            new Bilingual("방문 횟수", "Turns").html(),
            new Bilingual("가장 짧은 간격", "Shortest gap").html(),
            new Bilingual("금지되거나 미뤄진 것", "Forbidden or put off").html(),
            Html.all(lanes.stream().map(MannersTable::row)));
  }

  private static Html row(LaneManners lane) {
    return Html.of(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"words\">{}</td></tr>\n",
        Html.text(lane.lane()),
        Html.number(lane.turns()),
        lane.nearest()
            .map(gap -> Bilingual.of(MannersWords.seconds(gap)).html())
            .orElseGet(() -> Html.text("–")),
        lane.forbidden().isEmpty()
            ? Html.text("–")
            : Html.all(lane.forbidden().entrySet().stream().map(MannersTable::forbidden)));
  }

  private static Html forbidden(Map.Entry<String, Forbidden> what) {
    return Html.of(
        "<div>{}: {}</div>",
        Bilingual.of(MannersWords.of(what.getKey())).html(),
        Bilingual.of(MannersWords.of(what.getValue())).html());
  }
}
