package io.haetae.core.figures;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What searches tell of products that come back under other numbers (R1 to R3).
 *
 * @param searches the searches of the study's country, in the order in which they ended
 * @param offers the offers that are a watched product again
 * @param undecided how many offers may be one, and nobody has said whether they are
 */
public record Relistings(List<Coverage.Search> searches, List<Offer> offers, long undecided) {
  private static final double MOST_UNKNOWN = 0.2;

  /** Copies the lists. */
  public Relistings {
    searches = List.copyOf(searches);
    offers = List.copyOf(offers);
  }

  /** No searches were made. */
  public static Relistings none() {
    return new Relistings(List.of(), List.of(), 0);
  }

  /**
   * An offer that is a watched product again, by a person's word or an accepted identifier.
   *
   * @param item the watch item
   * @param listing the offer
   * @param at when it was first seen, UTC
   * @param kind how it came back: R1, R2 or R3
   */
  public record Offer(String item, ListingId listing, Instant at, Relisting kind) {}

  /**
   * The ways of coming back that a study would have seen. Whether an offer under another number is
   * new only a search before the removal can tell, and that there is one only a search after it;
   * for another storefront, on a second site.
   *
   * @param removals what became of each removed listing under its own number
   */
  Set<Relisting> seen(List<Reappearance> removals) {
    Set<Relisting> seen = EnumSet.of(Relisting.R0);
    if (manyUndecided() || removals.isEmpty()) {
      return seen;
    }
    if (removals.stream().allMatch(r -> searchedAround(r, r.removed().site()))) {
      seen.add(Relisting.R1);
      seen.add(Relisting.R2);
      if (removals.stream().allMatch(this::searchedElsewhere)) {
        seen.add(Relisting.R3);
      }
    }
    return seen;
  }

  /** Why the other ways are not among those seen. */
  Refusal unseen() {
    return manyUndecided() ? Refusal.MANY_UNDETERMINED : Refusal.NOT_RECORDED;
  }

  private boolean manyUndecided() {
    return undecided > MOST_UNKNOWN * (undecided + offers.size());
  }

  private boolean searchedElsewhere(Reappearance removal) {
    return searches.stream()
        .map(Coverage.Search::site)
        .distinct()
        .anyMatch(site -> !site.equals(removal.removed().site()) && searchedAround(removal, site));
  }

  private boolean searchedAround(Reappearance removal, SiteId site) {
    return answered(removal.item(), site).anyMatch(s -> !s.at().isAfter(removal.since()))
        && answered(removal.item(), site).anyMatch(s -> s.at().isAfter(removal.since()));
  }

  private Stream<Coverage.Search> answered(String item, SiteId site) {
    return searches.stream()
        .filter(search -> search.answered() && search.item().equals(item))
        .filter(search -> search.site().equals(site));
  }

  /**
   * What became of each removed listing's product in any way that was seen. Each offer follows the
   * last removal before it, on its own site if there is one; the first of several counts.
   */
  List<Reappearance> with(List<Reappearance> removals) {
    Set<Relisting> seen = seen(removals);
    if (seen.size() == 1) {
      return removals;
    }
    Map<Reappearance, Offer> first = new HashMap<>();
    for (Offer offer : offers.stream().filter(o -> seen.contains(o.kind())).toList()) {
      removal(removals, offer)
          .ifPresent(
              removal ->
                  first.merge(
                      removal, offer, (one, other) -> one.at().isAfter(other.at()) ? other : one));
    }
    return removals.stream()
        .map(removal -> with(removal, Optional.ofNullable(first.get(removal))))
        .toList();
  }

  private static Optional<Reappearance> removal(List<Reappearance> removals, Offer offer) {
    List<Reappearance> before =
        removals.stream()
            .filter(r -> r.item().equals(offer.item()) && r.since().isBefore(offer.at()))
            .toList();
    Comparator<Reappearance> bySite =
        Comparator.comparing(r -> r.removed().site().equals(offer.listing().site()));
    return before.stream()
        .max(bySite.thenComparing(Reappearance::since).thenComparing(Reappearance::removed));
  }

  private Reappearance with(Reappearance removal, Optional<Offer> offer) {
    Optional<Offer> earlier =
        offer.filter(o -> removal.back().filter(back -> !back.at().isAfter(o.at())).isEmpty());
    if (earlier.isPresent()) {
      return relisted(removal, earlier.get());
    }
    return removal.back().isPresent() ? removal : absent(removal);
  }

  private Reappearance relisted(Reappearance removal, Offer offer) {
    List<Coverage.Search> after =
        answered(offer.item(), offer.listing().site())
            .filter(search -> search.at().isAfter(removal.since()))
            .toList();
    Instant absent =
        after.stream()
            .map(Coverage.Search::at)
            .filter(at -> at.isBefore(offer.at()))
            .max(Comparator.naturalOrder())
            .orElse(removal.since());
    List<String> visits = new ArrayList<>(removal.visits());
    after.stream()
        .filter(search -> search.hits().contains(offer.listing()))
        .limit(1)
        .map(Coverage.Search::visit)
        .forEach(visits::add);
    return new Reappearance(
        removal.item(),
        removal.removed(),
        removal.since(),
        absent,
        Optional.of(new Back(offer.at(), offer.kind())),
        visits);
  }

  /** It is known to be absent as long as looks and searches tell it. */
  private Reappearance absent(Reappearance removal) {
    Instant searched =
        answered(removal.item(), removal.removed().site())
            .map(Coverage.Search::at)
            .max(Comparator.naturalOrder())
            .filter(removal.since()::isBefore)
            .orElse(removal.since());
    Instant absent = searched.isBefore(removal.absent()) ? searched : removal.absent();
    return new Reappearance(
        removal.item(),
        removal.removed(),
        removal.since(),
        absent,
        Optional.empty(),
        removal.visits());
  }
}
