package io.haetae.app.figures;

import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Refusal;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.export.words.Wording;
import java.io.PrintWriter;
import java.util.Optional;

/** Figures as lines of text, each in Korean and English. */
public final class FigureText {
  private FigureText() {}

  /** Prints every figure. */
  public static void print(PrintWriter out, ArchiveFigures all) {
    out.printf("%s · %s%n", all.declared().country(), all.asOf());
    for (Figure figure : all.figures()) {
      out.printf(
          "%s%n%14s   %s%s%n",
          name(figure.definition(), figure.group()),
          "",
          result(figure.definition().unit(), figure.result()),
          visits(figure.result()));
    }
  }

  static String name(Definition definition, Optional<Figure.Group> group) {
    return "%-14s %s%s"
        .formatted(
            definition.stored() + " v" + definition.version(),
            both(FigureWords.of(definition)),
            group.map(g -> " [" + g.by() + ": " + g.name() + "]").orElse(""));
  }

  /** Both languages, or one text where they say it alike, as with bare numbers. */
  static String both(Wording words) {
    return words.korean().equals(words.english())
        ? words.korean()
        : words.korean() + " / " + words.english();
  }

  static String withheld(Refusal refusal) {
    return "보류 / withheld: " + both(FigureWords.of(refusal));
  }

  static String result(Unit unit, Result result) {
    return switch (result) {
      case Measured measured -> measured(unit, measured);
      case Withheld withheld -> {
        String bounds =
            withheld
                .bounds()
                .map(b -> " · 한계 / bounds " + both(FigureValue.of(unit, b)))
                .orElse("");
        yield withheld(withheld.refusal()) + bounds;
      }
    };
  }

  private static String measured(Unit unit, Measured measured) {
    String interval =
        measured.interval().map(i -> " (95 %: " + both(FigureValue.of(unit, i)) + ")").orElse("");
    String bounds =
        measured.unknown() > 0
            ? measured
                .bounds()
                .map(b -> " · 한계 / bounds " + both(FigureValue.of(unit, b)))
                .orElse("")
            : "";
    return both(FigureValue.of(unit, measured.value()))
        + interval
        + " · "
        + FigureValue.number(measured.numerator())
        + " / "
        + FigureValue.number(measured.denominator())
        + " · 판정 불가 / unknown "
        + measured.unknown()
        + bounds;
  }

  private static String visits(Result result) {
    return switch (result) {
      case Measured measured -> " · 방문 / visits " + measured.visits().size();
      case Withheld withheld -> "";
    };
  }
}
