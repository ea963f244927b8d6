package io.haetae.app.findings;

import io.haetae.app.figures.FigureWords;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables by site, category, hazard and seller. */
final class PartSection {
  private static final int LONGEST = 80;
  private static final int MOST_SELLERS = 10;
  private static final int MOST_PARTS = 30;
  private static final List<Definition> DIVIDED =
      List.of(
          Definition.AVAILABILITY,
          Definition.CLAIM_FALSE_AT_FIRST,
          Definition.CLAIM_FALSE_AFTER_A_WEEK,
          Definition.GONE_IN_TWO_WORKING_DAYS,
          Definition.TAKEDOWN_MEDIAN,
          Definition.STANDING_AFTER_7_DAYS,
          Definition.BACK_IN_30_DAYS,
          Definition.BACK_IN_180_DAYS,
          Definition.REAPPEARANCE_RATE);
  private static final List<List<Definition>> TESTS =
      List.of(
          List.of(Definition.SITES_DIFFER, Definition.PAIR_DIFFERS),
          List.of(Definition.CLAIMS_DIFFER, Definition.CLAIM_PAIR_DIFFERS),
          List.of(Definition.TERMS_DIFFER, Definition.TERM_PAIR_DIFFERS));

  private PartSection() {}

  static Html of(Findings findings) {
    return Html.of(
        """
        <section aria-labelledby="parts">
        <h2 id="parts">{}</h2>
        <p class="note">{}</p>
        {}{}{}{}{}{}
        </section>
        """,
        new Bilingual("6. 플랫폼·품목·위해원인·판매자별", "6. By site, category, hazard and seller").html(),
        new Bilingual(
                "5건 미만인 칸은 표시하지 않는다. 같은 제품을 여러 플랫폼에서 관측한 것이므로 짝지은 검정을 쓴다. "
                    + MOST_PARTS
                    + "개를 넘는 구분과 그 밖의 지표는 data/figures.csv에 있다.",
                "Cells of fewer than five are not shown. The same products are watched on several"
                    + " sites, so tests are paired. Parts beyond the first "
                    + MOST_PARTS
                    + " and further figures: data/figures.csv.")
            .html(),
        heatMap(findings.parts(Definition.AVAILABILITY, "site-category")),
        parts(findings, "site", new Bilingual("플랫폼", "Site")),
        parts(findings, "category", new Bilingual("품목", "Category")),
        parts(findings, "hazard", new Bilingual("위해원인", "Hazard")),
        FigureTable.of(new Bilingual("플랫폼 간 비교", "Sites compared"), compared(findings)),
        sellers(findings));
  }

  private static List<Figure> compared(Findings findings) {
    List<Figure> compared = new ArrayList<>();
    for (List<Definition> test : TESTS) {
      compared.add(findings.whole(test.getFirst()));
      compared.addAll(findings.parts(test.getLast(), "sites"));
    }
    return compared;
  }

  private static Html parts(Findings findings, String by, Bilingual name) {
    List<List<Figure>> figures =
        DIVIDED.stream()
            .map(definition -> of(findings, definition, by))
            .filter(parts -> !parts.isEmpty())
            .toList();
    return FigureTable.ofParts(
        new Bilingual(
            name.korean() + "별 지표", "Figures by " + name.english().toLowerCase(Locale.ROOT)),
        name,
        figures);
  }

  /** Where a figure of any way of coming back is withheld, that of the ways that were seen. */
  private static List<Figure> of(Findings findings, Definition definition, String by) {
    List<Figure> ways =
        findings.figures().figures().stream()
            .filter(figure -> figure.definition() == definition)
            .filter(f -> f.group().filter(g -> g.by().startsWith(by + "/")).isPresent())
            .toList();
    List<Figure> parts = ways.isEmpty() ? findings.parts(definition, by) : ways;
    return parts.subList(0, Math.min(MOST_PARTS, parts.size()));
  }

  /** The numbers stand in the cells, so the shades add nothing that a reader needs. */
  private static Html heatMap(List<Figure> cells) {
    if (cells.isEmpty()) {
      return Html.none();
    }
    Map<String, Map<String, Figure>> rows = new TreeMap<>();
    TreeSet<String> sites = new TreeSet<>();
    for (Figure cell : cells) {
      String name = cell.group().map(Figure.Group::name).orElse("");
      int at = name.indexOf(" / ");
      sites.add(name.substring(0, at));
      rows.computeIfAbsent(name.substring(at + 3), first -> new TreeMap<>())
          .put(name.substring(0, at), cell);
    }
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="heat">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th>{}</tr></thead>
        <tbody>{}</tbody>
        </table></div>
        """,
        new Bilingual("품목과 플랫폼별 판매 중 비율", "Share on sale by category and site").html(),
        new Bilingual("품목", "Category").html(),
        Html.all(
            sites.stream()
                .map(s -> Html.of("<th scope=\"col\">{}</th>", ForeignText.of(s, LONGEST)))),
        Html.all(
            rows.entrySet().stream()
                .map(
                    row ->
                        Html.of(
                            "<tr><th scope=\"row\">{}</th>{}</tr>",
                            ForeignText.of(row.getKey(), LONGEST),
                            Html.all(
                                sites.stream().map(site -> cell(row.getValue().get(site))))))));
  }

  private static Html cell(@Nullable Figure figure) {
    if (figure == null) {
      return Html.of("<td class=\"empty\">–</td>");
    }
    return switch (figure.result()) {
      case Measured measured ->
          Html.of(
              "<td class=\"heat-{}\">{} % <span class=\"share\">{}/{}</span></td>",
              Html.number(Math.min(4, (int) (5 * measured.value().low()))),
              Html.text(String.format(Locale.ROOT, "%.0f", 100 * measured.value().low())),
              Html.text(String.format(Locale.ROOT, "%.0f", measured.numerator())),
              Html.text(String.format(Locale.ROOT, "%.0f", measured.denominator())));
      case Withheld withheld ->
          Html.of(
              "<td class=\"empty\">{}</td>",
              Bilingual.of(FigureWords.of(withheld.refusal())).html());
    };
  }

  /** Sellers are numbered, not named: naming one is a decision of people, after a hearing. */
  private static Html sellers(Findings findings) {
    List<Measured> shown =
        findings.parts(Definition.AVAILABILITY, "seller").stream()
            .flatMap(f -> f.result() instanceof Measured m ? Stream.of(m) : Stream.empty())
            .sorted(Comparator.comparingDouble(Measured::denominator).reversed())
            .limit(MOST_SELLERS)
            .toList();
    Html figures =
        FigureTable.of(
            new Bilingual("판매자 집중도", "Concentration of sellers"),
            List.of(
                findings.whole(Definition.TOP_FIVE_SELLERS),
                findings.whole(Definition.REPEAT_SELLERS)));
    if (shown.isEmpty()) {
      return figures;
    }
    List<String> names = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double all = findings.states().size();
    for (Measured seller : shown) {
      names.add("S" + (names.size() + 1));
      shares.add(seller.denominator() / all);
    }
    return Html.all(
        List.of(
            figures,
            ChartFigure.of(
                new Bilingual(
                    "판매자별 게시물 비중(5건 이상, 이름 대신 번호)",
                    "Listings by seller (five and more; numbered, not named)"),
                Chart.bars(
                    names,
                    shares,
                    new Bilingual("게시물 비중(%)", "share of listings (%)"),
                    new Bilingual(
                        "판매자별 게시물 비중. 아래 표와 같은 내용.", "Listings by seller, as in the table below.")),
                new Bilingual("판매자별 게시물 수", "Listings by seller"),
                List.of(
                    new Bilingual("판매자", "Seller"),
                    new Bilingual("게시물", "Listings"),
                    new Bilingual("판매 중", "On sale")),
                rows(names, shown))));
  }

  private static List<Html> rows(List<String> names, List<Measured> sellers) {
    List<Html> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(
          Html.of(
              "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
              Html.text(names.get(i)),
              Html.text(String.format(Locale.ROOT, "%.0f", sellers.get(i).denominator())),
              Html.text(String.format(Locale.ROOT, "%.0f", sellers.get(i).numerator()))));
    }
    return rows;
  }
}
