package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.watch.Country;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  /** By so much of the shorter one two periods may differ and still be called as long. */
  private static final double AS_LONG = 0.1;

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

  /**
   * A study that is set beside another.
   *
   * @param country the delivery country that its figures are about
   * @param sampling how its products were chosen
   * @param rule the same in the study's own word, if it has one
   * @param watched how long it was watched, from the first look to the last
   * @param offers what it watched
   * @param figures its figures
   */
  public record Side(
      Country country,
      Sampling sampling,
      Optional<String> rule,
      Duration watched,
      Set<Coverage.Offer> offers,
      List<Figure> figures) {
    /** Copies the collections, and lets go of the visits, which may be millions. */
    public Side {
      offers = Set.copyOf(offers);
      figures =
          figures.stream()
              .map(f -> new Figure(f.definition(), f.group(), withoutVisits(f.result())))
              .toList();
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
   * ones are no independent samples, as on several sites, which {@code K9} compares as pairs. Both
   * lists are the program's own, so a definition has one version in them.
   */
  public static List<Comparison> of(Side first, Side second) {
    Optional<Refusal> bar = bar(first, second);
    Map<Kind, Figure> others = new LinkedHashMap<>();
    second.figures().forEach(figure -> others.putIfAbsent(Kind.of(figure), figure));
    List<Comparison> all = new ArrayList<>();
    for (Figure figure : first.figures()) {
      Optional<Figure> other = Optional.ofNullable(others.remove(Kind.of(figure)));
      all.add(
          new Comparison(
              figure.definition(),
              figure.group(),
              Optional.of(figure.result()),
              other.map(Figure::result),
              bar.<Difference>map(Difference.Refused::new)
                  .orElseGet(
                      () ->
                          other
                              .map(o -> difference(figure, o, asLong(first, second)))
                              .orElseGet(() -> refused(Refusal.DIFFERENT_DENOMINATORS)))));
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

  /** Why nothing of two studies can be compared. */
  private static Optional<Refusal> bar(Side first, Side second) {
    if (!first.country().equals(second.country())) {
      return Optional.of(Refusal.OTHER_COUNTRY);
    }
    if (first.sampling() == Sampling.NOT_DECLARED || second.sampling() == Sampling.NOT_DECLARED) {
      return Optional.of(Refusal.SAMPLING_NOT_DECLARED);
    }
    if (first.sampling() != second.sampling() || targetedOtherwise(first, second)) {
      return Optional.of(Refusal.OTHER_SAMPLING);
    }
    return shared(first, second) > 0 ? Optional.of(Refusal.SAME_PRODUCTS) : Optional.empty();
  }

  /** All there are and some at random stand for the same; what was picked, only for its rule. */
  private static boolean targetedOtherwise(Side first, Side second) {
    return first.sampling() == Sampling.TARGETED
        && first.rule().isPresent()
        && second.rule().isPresent()
        && !first.rule().equals(second.rule());
  }

  /**
   * How many products of the second study were watched in the first, too: by the watch item's id,
   * which is the notice's own number, or by one of their listings.
   */
  public static long shared(Side first, Side second) {
    Set<Object> known = new HashSet<>();
    for (Coverage.Offer offer : first.offers()) {
      known.add(offer.item());
      known.add(offer.listing());
    }
    return second.offers().stream()
        .filter(offer -> known.contains(offer.item()) || known.contains(offer.listing()))
        .map(Coverage.Offer::item)
        .distinct()
        .count();
  }

  /** Whether a product had as much time to be blocked again in one study as in the other. */
  private static boolean asLong(Side first, Side second) {
    Duration longer =
        first.watched().compareTo(second.watched()) > 0 ? first.watched() : second.watched();
    Duration shorter = longer.equals(first.watched()) ? second.watched() : first.watched();
    return longer.toMillis() <= (1 + AS_LONG) * shorter.toMillis();
  }

  private static Difference difference(Figure first, Figure second, boolean asLong) {
    if (first.definition().unit() != Definition.Unit.SHARE) {
      return refused(Refusal.NO_SHARE);
    }
    if (first.definition() == Definition.REBLOCK_SHARE && !asLong) {
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

  private static Result withoutVisits(Result result) {
    return switch (result) {
      case Measured m ->
          new Measured(
              m.value(),
              m.numerator(),
              m.denominator(),
              m.interval(),
              m.unknown(),
              m.bounds(),
              List.of());
      case Withheld w ->
          new Withheld(w.refusal(), w.determined(), w.unknown(), w.bounds(), List.of());
    };
  }
}
