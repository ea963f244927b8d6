package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import java.util.List;

/** A chart with its caption and the table that says the same. */
final class ChartFigure {
  private ChartFigure() {}

  /**
   * A figure.
   *
   * @param columns the heads of the table
   * @param rows its rows, of as many cells
   */
  static Html of(
      Bilingual caption, Html chart, Bilingual table, List<Bilingual> columns, List<Html> rows) {
    return Html.of(
        """
        <figure>
        <figcaption>{}</figcaption>
        {}
        <table class="numbers">
        <caption class="hidden">{}</caption>
        <thead><tr>{}</tr></thead>
        <tbody>{}</tbody>
        </table>
        </figure>
        """,
        caption.html(),
        chart,
        table.html(),
        Html.all(columns.stream().map(name -> Html.of("<th scope=\"col\">{}</th>", name.html()))),
        Html.all(rows));
  }
}
