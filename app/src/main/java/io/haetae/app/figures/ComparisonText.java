package io.haetae.app.figures;

import io.haetae.core.figures.Comparison;
import io.haetae.core.figures.Comparison.Difference;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import java.io.PrintWriter;
import java.util.Optional;

/** The figures of two archives side by side as lines of text, in Korean and English. */
public final class ComparisonText {
  static final Wording WATCHED_ALONE =
      new Wording(
          "관측 대상 간의 차이이며 모집단의 변화를 뜻하지 않음",
          "differences of the watched listings; they say nothing of a population");

  private ComparisonText() {}

  /** Prints every figure. */
  public static void print(PrintWriter out, ArchiveComparison all) {
    out.println("[1] " + side(all.first()));
    out.println("[2] " + side(all.second()));
    out.printf("양쪽에서 관측한 제품 / products in both: %d%n", all.shared());
    if (all.ofWatchedAlone()) {
      out.println(FigureText.both(WATCHED_ALONE));
    }
    for (Comparison figure : all.figures()) {
      out.println(FigureText.name(figure.definition(), figure.group()));
      out.println(line("[1]", result(figure, figure.first())));
      out.println(line("[2]", result(figure, figure.second())));
      out.println(line("[2]-[1]", difference(figure.difference())));
    }
  }

  private static String side(ArchiveComparison.Side side) {
    return side.archive()
        + " · "
        + side.kind()
        + " · "
        + side.declared().country()
        + " · "
        + side.asOf()
        + " · "
        + side.declared().sampling();
  }

  private static String line(String name, String text) {
    return "%14s   %-8s%s".formatted("", name, text);
  }

  private static String result(Comparison figure, Optional<Result> result) {
    return result
        .map(given -> FigureText.result(figure.definition().unit(), given))
        .orElse("해당 없음 / no such part");
  }

  private static String difference(Difference difference) {
    return switch (difference) {
      case Difference.Given given ->
          points(given.value())
              + given.interval().map(i -> " (95 %: " + points(i) + ")").orElse("")
              + given
                  .bounds()
                  .filter(bounds -> !bounds.equals(given.value()))
                  .map(b -> " · 한계 / bounds " + points(b))
                  .orElse("");
      case Difference.Refused refused -> FigureText.withheld(refused.why());
    };
  }

  private static String points(Range range) {
    return FigureText.both(FigureValue.difference(range));
  }
}
