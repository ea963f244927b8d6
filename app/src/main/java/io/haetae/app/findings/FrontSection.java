package io.haetae.app.findings;

import io.haetae.app.figures.FigureValue;
import io.haetae.app.figures.FigureWords;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import java.util.List;
import java.util.stream.Stream;

/** Page one: three figures, how far they can be relied on, and what is withheld. */
final class FrontSection {
  private static final List<Definition> SUMMARY =
      List.of(
          Definition.AVAILABILITY,
          Definition.GONE_IN_TWO_WORKING_DAYS,
          Definition.BACK_IN_180_DAYS);
  private static final List<Definition> QUALITY =
      List.of(
          Definition.CONCLUSIVE_VISITS,
          Definition.BLOCKED_VISITS,
          Definition.CONTROL_ON_SALE_PASSED,
          Definition.CONTROL_ABSENT_PASSED,
          Definition.SEALED_VISITS,
          Definition.PAGES_FETCHED,
          Definition.READERS_AGREE,
          Definition.MATCHER_PRECISION,
          Definition.MATCHER_RECALL,
          Definition.CLOCK_OFFSET,
          Definition.CLOCK_OFFSET_LARGEST);

  private FrontSection() {}

  static Html of(Findings findings) {
    return Html.of(
        """
        <section aria-labelledby="summary">
        <h2 id="summary">{}</h2>
        <p class="note">{}</p>
        <ul class="figures">{}</ul>
        <h3>{}</h3>
        <ul class="figures quality">{}</ul>
        {}
        {}
        </section>
        """,
        new Bilingual("0. 요약", "0. Summary").html(),
        new Bilingual(
                "관측 대상 게시물에 대한 수치이다. 괄호 안은 95 % 신뢰구간이며, 판정 불가는 어떤 결론에도 넣지 않았다.",
                "Figures of the watched listings. 95 % intervals in brackets; what is undetermined"
                    + " is counted with no conclusion.")
            .html(),
        Html.all(SUMMARY.stream().map(d -> card(shown(findings, d)))),
        new Bilingual("데이터 품질", "Data quality").html(),
        Html.all(QUALITY.stream().map(d -> card(findings.whole(d)))),
        errors(findings.parts(Definition.UNDETERMINED_VISITS, "reason")),
        refusals(findings.withheld()));
  }

  private static Html errors(List<Figure> reasons) {
    return Html.of(
        "<p class=\"note\">{}: {}</p>",
        new Bilingual("사유별 판정 불가 방문", "Visits that told nothing, by reason").html(),
        reasons.isEmpty()
            ? new Bilingual("없음", "none").html()
            : Html.all(reasons.stream().flatMap(FrontSection::error)));
  }

  private static Stream<Html> error(Figure figure) {
    return figure.result() instanceof Measured measured
        ? Stream.of(
            Html.of(
                "<span class=\"reason\">{} {}</span> ",
                FigureTable.reason(figure.group().map(Figure.Group::name).orElse("")),
                Html.text(FigureValue.number(measured.numerator()))))
        : Stream.empty();
  }

  /** Where a figure of any way of coming back is withheld, that of the ways that were seen. */
  private static Figure shown(Findings findings, Definition definition) {
    Figure whole = findings.whole(definition);
    return whole.result() instanceof Withheld
        ? findings.parts(definition, "relisting").stream().findFirst().orElse(whole)
        : whole;
  }

  private static Html card(Figure figure) {
    return Html.of(
        "<li><strong>{}</strong> <span class=\"share\">{}</span><span class=\"label\">{}{}</span></li>",
        value(figure),
        detail(figure),
        Bilingual.of(FigureWords.of(figure.definition())).html(),
        Html.text(figure.group().map(group -> " (" + group.name() + ")").orElse("")));
  }

  private static Html value(Figure figure) {
    return switch (figure.result()) {
      case Measured measured -> FigureTable.value(figure.definition().unit(), measured.value());
      case Withheld withheld -> new Bilingual("보류", "withheld").html();
    };
  }

  private static Html detail(Figure figure) {
    return switch (figure.result()) {
      case Measured measured -> detail(figure.definition().unit(), measured);
      case Withheld withheld -> Bilingual.of(FigureWords.of(withheld.refusal())).html();
    };
  }

  /** A count is out of nothing, and seconds are out of the bundles that told. */
  private static Html detail(Unit unit, Measured measured) {
    return switch (unit) {
      case COUNT -> Html.none();
      case SECONDS ->
          Html.of(
              "{} ({} {} / {})",
              measured.bounds().map(b -> FigureTable.value(unit, b)).orElseGet(Html::none),
              new Bilingual("증거 묶음", "bundles").html(),
              Html.text(FigureValue.number(measured.numerator())),
              Html.text(FigureValue.number(measured.denominator())));
      case SHARE, DAYS, PER_YEAR, PER_PRODUCT, CHANCE, KAPPA ->
          Html.of(
              "{} {} / {}, {} {}",
              measured
                  .interval()
                  .map(i -> Html.of("({})", FigureTable.value(unit, i)))
                  .orElseGet(Html::none),
              Html.text(FigureValue.number(measured.numerator())),
              Html.text(FigureValue.number(measured.denominator())),
              new Bilingual("판정 불가", "unknown").html(),
              Html.number(measured.unknown()));
    };
  }

  private static Html refusals(List<Figure> withheld) {
    return withheld.isEmpty()
        ? Html.none()
        : Html.of(
            "<h3>{}</h3><ul class=\"refusals\">{}</ul>",
            new Bilingual("제시하지 않는 수치와 그 이유", "Figures that are withheld, and why").html(),
            Html.all(withheld.stream().flatMap(FrontSection::refusal)));
  }

  private static Stream<Html> refusal(Figure figure) {
    Result result = figure.result();
    return result instanceof Withheld withheld
        ? Stream.of(
            Html.of(
                "<li>{} <span class=\"vantage\">{}</span>: {}</li>",
                Bilingual.of(FigureWords.of(figure.definition())).html(),
                Html.text(figure.definition().stored()),
                Bilingual.of(FigureWords.of(withheld.refusal())).html()))
        : Stream.empty();
  }
}
