package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.SiteId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study that is set beside another.
 *
 * @param country the delivery country that its figures are about
 * @param sampling how its products were chosen
 * @param rule the same in the study's own word, if it has one
 * @param watched how long it was watched, from the first look to the last
 * @param offers what it watched
 * @param figures its figures, without the visits that they rest on
 */
public record ComparedStudy(
    Country country,
    Sampling sampling,
    Optional<String> rule,
    Duration watched,
    Set<Coverage.Offer> offers,
    List<Figure> figures) {
  /** By so much of the shorter one two periods may differ and still be called as long. */
  private static final double AS_LONG = 0.1;

  /** Copies the collections, and lets go of the visits, which may be millions. */
  public ComparedStudy {
    offers = Set.copyOf(offers);
    figures =
        figures.stream()
            .map(f -> new Figure(f.definition(), f.group(), withoutVisits(f.result())))
            .toList();
  }

  /**
   * How many products of another study were watched in this one, too: by the watch item's id, which
   * is the notice's own number, or by one of their listings.
   */
  public long shared(ComparedStudy other) {
    Set<Object> known = new HashSet<>();
    for (Coverage.Offer offer : offers) {
      known.add(offer.item());
      known.add(offer.listing());
    }
    return other.offers().stream()
        .filter(offer -> known.contains(offer.item()) || known.contains(offer.listing()))
        .map(Coverage.Offer::item)
        .distinct()
        .count();
  }

  /** The sites that it watched. */
  Set<SiteId> sites() {
    return offers.stream()
        .map(offer -> offer.listing().site())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Why none of its figures can be compared with another study's. */
  Optional<Refusal> bar(ComparedStudy other) {
    if (!country.equals(other.country)) {
      return Optional.of(Refusal.OTHER_COUNTRY);
    }
    if (sampling == Sampling.NOT_DECLARED || other.sampling == Sampling.NOT_DECLARED) {
      return Optional.of(Refusal.SAMPLING_NOT_DECLARED);
    }
    if (sampling != other.sampling || targetedOtherwise(other)) {
      return Optional.of(Refusal.OTHER_SAMPLING);
    }
    return shared(other) > 0 ? Optional.of(Refusal.SAME_PRODUCTS) : Optional.empty();
  }

  /** All there are and some at random stand for the same; what was picked, only for its rule. */
  private boolean targetedOtherwise(ComparedStudy other) {
    return sampling == Sampling.TARGETED
        && rule.isPresent()
        && other.rule.isPresent()
        && !rule.equals(other.rule);
  }

  /** Whether a product had as much time to be blocked again in one study as in the other. */
  boolean asLongAs(ComparedStudy other) {
    boolean longer = watched.compareTo(other.watched) > 0;
    Duration most = longer ? watched : other.watched;
    Duration least = longer ? other.watched : watched;
    return most.toMillis() <= (1 + AS_LONG) * least.toMillis();
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
