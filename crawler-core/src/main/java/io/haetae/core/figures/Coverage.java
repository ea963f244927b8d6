package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.figures.estimate.Recapture;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * K8: how many offers of the watched products there are to be found, from what two sets of queries
 * found by themselves: those in the language of the vantage, and those in English. Of each query
 * its last search counts, so that offers that came and went in between are not taken for others.
 *
 * @param searches the searches of the study's country, in the order in which they ended
 * @param same the offers that are the watched products
 * @param undecided the offers of which nobody has said whether they are
 */
public record Coverage(List<Search> searches, Set<Offer> same, Set<Offer> undecided) {
  private static final double MOST_UNKNOWN = 0.2;
  private static final int SMALLEST = 5;

  /** Copies the collections. */
  public Coverage {
    searches = List.copyOf(searches);
    same = Set.copyOf(same);
    undecided = Set.copyOf(undecided);
  }

  /**
   * A search that was made for a watch item.
   *
   * @param visit the visit's stored name
   * @param site where
   * @param item the watch item
   * @param query what was searched for
   * @param at when it ended, UTC
   * @param answered whether it was answered; a wall is no empty list
   * @param hits what it listed
   */
  public record Search(
      String visit,
      SiteId site,
      String item,
      Query query,
      Instant at,
      boolean answered,
      List<ListingId> hits) {
    /** Copies the list. */
    public Search {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A listing as the offer of a product.
   *
   * @param item the watch item
   * @param listing the listing
   */
  public record Offer(String item, ListingId listing) {}

  private record Asked(SiteId site, String item, Query query) {}

  /** The figure. */
  Result result() {
    Collection<Search> last = last();
    List<String> visits = last.stream().map(Search::visit).toList();
    long unanswered = last.stream().filter(search -> !search.answered()).count();
    Set<Offer> local = found(last, Query.Kind.LOCAL);
    Set<Offer> english = found(last, Query.Kind.ENGLISH);
    Set<Offer> all = new HashSet<>(local);
    all.addAll(english);
    long open = all.stream().filter(undecided::contains).count();
    local.retainAll(same);
    english.retainAll(same);
    all.retainAll(same);
    long both = (long) local.size() + english.size() - all.size();
    Optional<Refusal> refusal = refusal(last, unanswered, open, all.size());
    if (refusal.isPresent()) {
      return new Withheld(
          refusal.get(), all.size(), Math.max(open, unanswered), Optional.empty(), visits);
    }
    Recapture counted = new Recapture(local.size(), english.size(), both);
    return new Measured(
        Range.exactly(counted.size()),
        counted.found(),
        counted.both(),
        Optional.of(counted.interval(Confidence.NINETY_FIVE)),
        open,
        Optional.empty(),
        visits);
  }

  private static Optional<Refusal> refusal(
      Collection<Search> last, long unanswered, long open, long found) {
    boolean bothSets =
        List.of(Query.Kind.LOCAL, Query.Kind.ENGLISH).stream()
            .allMatch(kind -> last.stream().anyMatch(search -> search.query().kind() == kind));
    if (!bothSets) {
      return Optional.of(Refusal.NOT_RECORDED);
    }
    if (unanswered > MOST_UNKNOWN * last.size() || open > MOST_UNKNOWN * (open + found)) {
      return Optional.of(Refusal.MANY_UNDETERMINED);
    }
    return found < SMALLEST ? Optional.of(Refusal.SMALL_CELL) : Optional.empty();
  }

  /** The last search of each query of the two sets, for items that have both. */
  private Collection<Search> last() {
    Map<Asked, Search> last = new LinkedHashMap<>();
    for (Search search : searches) {
      switch (search.query().kind()) {
        case LOCAL, ENGLISH ->
            last.put(new Asked(search.site(), search.item(), search.query()), search);
        case IDENTIFIER, ADDED -> {}
      }
    }
    Set<List<Object>> local = new HashSet<>();
    Set<List<Object>> english = new HashSet<>();
    for (Search search : last.values()) {
      (search.query().kind() == Query.Kind.LOCAL ? local : english)
          .add(List.of(search.site(), search.item()));
    }
    local.retainAll(english);
    return new ArrayList<>(
        last.values().stream()
            .filter(search -> local.contains(List.<Object>of(search.site(), search.item())))
            .toList());
  }

  private static Set<Offer> found(Collection<Search> searches, Query.Kind kind) {
    Set<Offer> found = new HashSet<>();
    for (Search search : searches) {
      if (search.answered() && search.query().kind() == kind) {
        search.hits().forEach(listing -> found.add(new Offer(search.item(), listing)));
      }
    }
    return found;
  }
}
