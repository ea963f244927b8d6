package io.haetae.app.findings;

import io.haetae.app.figures.FigureValue;
import io.haetae.app.figures.FigureWords;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Reason;
import io.haetae.export.words.ReasonWords;
import io.haetae.export.words.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Figures as a table: a row each, with everything that is needed to defend it. */
final class FigureTable {
  private static final int LONGEST = 80;

  private FigureTable() {}

  /** A table of whole figures. */
  static Html of(Bilingual caption, List<Figure> figures) {
    return of(
        caption,
        new Bilingual("지표", "Figure"),
        figures,
        figure ->
            Html.of(
                "{} <span class=\"vantage\">{}</span>",
                Bilingual.of(FigureWords.of(figure.definition())).html(),
                Html.text(
                    figure.definition().stored()
                        + " v"
                        + figure.definition().version()
                        + figure.group().map(g -> " " + g.name()).orElse(""))));
  }

  /** A table of the parts that one figure is divided into. */
  static Html ofParts(Bilingual caption, Bilingual part, List<Figure> figures) {
    return of(caption, part, figures, FigureTable::part);
  }

  /**
   * A table of the parts that several figures are divided into, one figure after the other.
   *
   * @param figures the parts of each figure; none is empty
   */
  static Html ofParts(Bilingual caption, Bilingual part, Collection<List<Figure>> figures) {
    return figures.isEmpty()
        ? Html.none()
        : framed(caption, part, Html.all(figures.stream().map(FigureTable::divided)));
  }

  private static Html divided(List<Figure> parts) {
    Figure first = parts.getFirst();
    return Html.of(
        "<tbody><tr class=\"of\"><th scope=\"rowgroup\" colspan=\"6\">{} <span"
            + " class=\"vantage\">{}</span></th></tr>{}</tbody>",
        Bilingual.of(FigureWords.of(first.definition())).html(),
        Html.text(
            first.definition().stored()
                + " v"
                + first.definition().version()
                + first
                    .group()
                    .map(Figure.Group::by)
                    .filter(by -> by.contains("/"))
                    .map(by -> by.substring(by.indexOf('/')).replace("/", " "))
                    .orElse("")),
        Html.all(parts.stream().map(figure -> row(figure, part(figure)))));
  }

  private static Html part(Figure figure) {
    String name = figure.group().map(Figure.Group::name).orElse("");
    return switch (figure.definition()) {
      case INFORMATION_COMPLETE -> Bilingual.of(FigureWords.of(Stated.valueOf(name))).html();
      case UNDETERMINED_VISITS -> reason(name);
      default -> ForeignText.of(name, LONGEST);
    };
  }

  /** What the reason of this stored name is called. */
  static Html reason(String stored) {
    return Stream.of(Reason.values())
        .filter(reason -> reason.stored().equals(stored))
        .findFirst()
        .map(reason -> Bilingual.of(ReasonWords.word(reason)).html())
        .orElseGet(() -> ForeignText.of(stored, LONGEST));
  }

  private static Html of(
      Bilingual caption, Bilingual first, List<Figure> figures, Function<Figure, Html> name) {
    return figures.isEmpty()
        ? Html.none()
        : framed(
            caption,
            first,
            Html.of(
                "<tbody>{}</tbody>",
                Html.all(figures.stream().map(figure -> row(figure, name.apply(figure))))));
  }

  private static Html framed(Bilingual caption, Bilingual first, Html bodies) {
    return Html.of(
        """
        <div class="wide" tabindex="0"><table class="numbers">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        {}
        </table></div>
        """,
        caption.html(),
        first.html(),
        new Bilingual("값", "Value").html(),
        new Bilingual("95 % 신뢰구간", "95 % interval").html(),
        new Bilingual("분자 / 분모", "Numerator / denominator").html(),
        new Bilingual("판정 불가", "Unknown").html(),
        new Bilingual("판정 불가를 감안한 범위", "Worst-case bounds").html(),
        bodies);
  }

  private static Html row(Figure figure, Html name) {
    return switch (figure.result()) {
      case Measured measured -> measured(figure.definition().unit(), name, measured);
      case Withheld withheld -> withheld(figure.definition().unit(), name, withheld);
    };
  }

  private static Html measured(Unit unit, Html name, Measured measured) {
    return Html.of(
        """
        <tr><th scope="row">{}</th><td><strong>{}</strong></td><td>{}</td><td>{} / {}</td>
        <td>{}</td><td>{}</td></tr>
        """,
        name,
        value(unit, measured.value()),
        value(unit, measured.interval()),
        Html.text(FigureValue.number(measured.numerator())),
        Html.text(FigureValue.number(measured.denominator())),
        Html.number(measured.unknown()),
        value(unit, measured.bounds()));
  }

  private static Html withheld(Unit unit, Html name, Withheld withheld) {
    Wording why = FigureWords.of(withheld.refusal());
    return Html.of(
        """
        <tr class="withheld"><th scope="row">{}</th><td class="words" colspan="3">{}</td>
        <td>{}</td><td>{}</td></tr>
        """,
        name,
        new Bilingual("보류: " + why.korean(), "Withheld: " + why.english()).html(),
        withheld.determined() + withheld.unknown() == 0
            ? Html.text("–")
            : Html.number(withheld.unknown()),
        value(unit, withheld.bounds()));
  }

  private static Html value(Unit unit, Optional<Range> range) {
    return range.map(known -> value(unit, known)).orElseGet(() -> Html.text("–"));
  }

  /** A number with its unit; once where both languages write it alike. */
  static Html value(Unit unit, Range range) {
    Wording words = FigureValue.of(unit, range);
    return words.korean().equals(words.english())
        ? Html.text(words.korean())
        : Bilingual.of(words).html();
  }
}
