package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import java.util.Optional;
import java.util.stream.Stream;

/** The difference of two figures of independent samples, such as those of two years. */
public final class Comparison {
  private Comparison() {}

  /**
   * The second share less the first, with Newcombe's interval (1998, method 10) from the intervals
   * of both. Withheld if the two do not count the same thing in the same way and of the same part,
   * or if one of them is no share or was withheld. The same products on several sites are no
   * independent samples: {@code K9} compares them as pairs.
   */
  public static Result of(Figure first, Figure second) {
    boolean same =
        first.definition() == second.definition()
            && first.definition().unit() == Definition.Unit.SHARE
            && first.group().equals(second.group());
    if (!same) {
      return Withheld.because(Refusal.DIFFERENT_DENOMINATORS);
    }
    return switch (first.result()) {
      case Withheld withheld -> withheld;
      case Measured one ->
          switch (second.result()) {
            case Withheld withheld -> withheld;
            case Measured other -> difference(one, other);
          };
    };
  }

  private static Result difference(Measured first, Measured second) {
    Range value =
        new Range(
            second.value().low() - first.value().high(),
            second.value().high() - first.value().low());
    Optional<Range> interval =
        first
            .interval()
            .flatMap(one -> second.interval().map(other -> newcombe(first, one, second, other)));
    return new Measured(
        value,
        second.numerator() - first.numerator(),
        first.denominator() + second.denominator(),
        interval,
        first.unknown() + second.unknown(),
        Optional.empty(),
        Stream.concat(first.visits().stream(), second.visits().stream()).toList());
  }

  private static Range newcombe(Measured first, Range one, Measured second, Range other) {
    double below =
        Math.hypot(second.value().low() - other.low(), one.high() - first.value().high());
    double above =
        Math.hypot(other.high() - second.value().high(), first.value().low() - one.low());
    return new Range(
        second.value().low() - first.value().high() - below,
        second.value().high() - first.value().low() + above);
  }
}
