package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One figure of two studies side by side, such as this year's and last year's.
 *
 * @param definition what it is
 * @param group what it is confined to; empty for the whole studies
 * @param first the first study's; empty if it has no such part
 * @param second the second study's; empty if it has no such part
 * @param difference the second less the first, or why there is none
 */
public record Comparison(
    Definition definition,
    Optional<Figure.Group> group,
    Optional<Result> first,
    Optional<Result> second,
    Difference difference) {
  /** A difference of two figures. */
  public sealed interface Difference {
    /**
     * The second share less the first, -1 to 1.
     *
     * @param value the estimate; a range where the data leave it open
     * @param interval Newcombe's 95 % interval, if both shares have one
     * @param bounds where it lies whatever the undetermined ones are, if that can be told of both
     */
    record Given(Range value, Optional<Range> interval, Optional<Range> bounds)
        implements Difference {}

    /**
     * None.
     *
     * @param why why not
     */
    record Refused(Refusal why) implements Difference {}
  }

  /** Whether figures of two studies are out of the same thing. */
  private record Bases(boolean asLong, boolean sameSites) {
    boolean alike(Figure figure) {
      return figure.definition() == Definition.REBLOCK_SHARE
          ? asLong && (sameSites || ofOneSite(figure))
          : sameSites || ofOneSite(figure);
    }

    /** Sellers carry their site's name. */
    private static boolean ofOneSite(Figure figure) {
      return figure
          .group()
          .map(Figure.Group::by)
          .filter(by -> by.matches("(site|seller)(/.*)?|site-category"))
          .isPresent();
    }
  }

  private record Kind(Definition definition, Optional<Figure.Group> group) {
    static Kind of(Figure figure) {
      return new Kind(figure.definition(), figure.group());
    }
  }

  /**
   * Every figure of two studies, K1 first. A difference is given of shares alone, and withheld
   * unless both studies count the same thing in the same way and of the same part, are about the
   * same country, drew their samples in the same declared way and watched other products: the same
   * ones are no independent samples, as on several sites, which {@code K9} compares as pairs. Where
   * they watched other sites, only what is of one site is compared. Both lists are the program's
   * own, so a definition has one version in them.
   */
  public static List<Comparison> of(ComparedStudy first, ComparedStudy second) {
    Optional<Refusal> bar = first.bar(second);
    Map<Kind, Figure> others = new LinkedHashMap<>();
    second.figures().forEach(figure -> others.putIfAbsent(Kind.of(figure), figure));
    Bases bases = new Bases(first.asLongAs(second), first.sites().equals(second.sites()));
    List<Comparison> all = new ArrayList<>();
    for (Figure figure : first.figures()) {
      Optional<Figure> other = Optional.ofNullable(others.remove(Kind.of(figure)));
      Difference difference =
          other
              .filter(same -> bar.isEmpty())
              .map(same -> difference(figure, same, bases))
              .orElseGet(() -> refused(bar.orElse(Refusal.DIFFERENT_DENOMINATORS)));
      all.add(
          new Comparison(
              figure.definition(),
              figure.group(),
              Optional.of(figure.result()),
              other.map(Figure::result),
              difference));
    }
    for (Figure figure : others.values()) {
      all.add(
          new Comparison(
              figure.definition(),
              figure.group(),
              Optional.empty(),
              Optional.of(figure.result()),
              refused(bar.orElse(Refusal.DIFFERENT_DENOMINATORS))));
    }
    all.sort(Comparator.comparing(Comparison::definition));
    return List.copyOf(all);
  }

  private static Difference difference(Figure first, Figure second, Bases bases) {
    if (first.definition().unit() != Definition.Unit.SHARE) {
      return refused(Refusal.NO_SHARE);
    }
    if (!bases.alike(first)) {
      return refused(Refusal.DIFFERENT_DENOMINATORS);
    }
    return switch (first.result()) {
      case Withheld withheld -> refused(withheld.refusal());
      case Measured one ->
          switch (second.result()) {
            case Withheld withheld -> refused(withheld.refusal());
            case Measured other -> difference(one, other);
          };
    };
  }

  private static Difference refused(Refusal why) {
    return new Difference.Refused(why);
  }

  private static Difference difference(Measured first, Measured second) {
    return new Difference.Given(
        less(second.value(), first.value()),
        first
            .interval()
            .flatMap(one -> second.interval().map(other -> newcombe(first, one, second, other))),
        first.bounds().flatMap(one -> second.bounds().map(other -> less(other, one))));
  }

  private static Range less(Range value, Range from) {
    return new Range(value.low() - from.high(), value.high() - from.low());
  }

  /** Newcombe 1998, method 10, from the intervals of both shares. */
  private static Range newcombe(Measured first, Range one, Measured second, Range other) {
    Range value = less(second.value(), first.value());
    double below =
        Math.hypot(
            reach(second.value().low(), other.low()), reach(one.high(), first.value().high()));
    double above =
        Math.hypot(
            reach(other.high(), second.value().high()), reach(first.value().low(), one.low()));
    return new Range(value.low() - below, value.high() + above);
  }

  /** A bootstrap's end may lie a little on the wrong side of its value. */
  private static double reach(double high, double low) {
    return Math.max(0, high - low);
  }
}
