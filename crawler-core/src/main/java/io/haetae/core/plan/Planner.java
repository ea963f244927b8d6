package io.haetae.core.plan;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lays out the visits of one run: for each lane the controls first, then each target once. */
public final class Planner {
  private final String run;
  private final RandomGenerator random;
  private final int firstPosition;
  private final List<Visit> visits = new ArrayList<>();

  /**
   * A planner of a new run.
   *
   * @param run the run's stored name
   * @param random chooses the item numbers of absence controls
   */
  public Planner(String run, RandomGenerator random) {
    this(run, random, 1);
  }

  /**
   * A planner of more visits in a run.
   *
   * @param run the run's stored name
   * @param random chooses the item numbers of absence controls
   * @param firstPosition the first position that the run does not use yet
   */
  public Planner(String run, RandomGenerator random, int firstPosition) {
    this.run = run;
    this.random = random;
    this.firstPosition = firstPosition;
  }

  /** The targets of a watch-list: every listing of every item, once an item. */
  public static List<Target> targets(List<WatchItem> items) {
    return items.stream()
        .flatMap(
            item ->
                item.listings().stream()
                    .distinct()
                    .map(listing -> new Target(listing, Optional.of(item.id()), item.skus())))
        .toList();
  }

  /**
   * Adds the visits of a lane's session: its controls, then its targets.
   *
   * @param lane where they run
   * @param adapter the lane's site
   * @param onSale a listing known to be on sale, if there is one; absence cannot be concluded
   *     without it
   * @param targets the listings and searches of this lane's site
   */
  public Planner lane(
      Lane lane, SiteAdapter adapter, Optional<ListingId> onSale, List<Target> targets) {
    controls(lane, adapter, onSale);
    for (Target target : targets) {
      add(lane, adapter, target);
    }
    return this;
  }

  /** Adds a first look without a browser at a watched listing. */
  public Planner firstLook(Lane lane, SiteAdapter adapter, Target target) {
    add(lane, adapter, target, Purpose.PROBE);
    return this;
  }

  /** Adds a visit to a target. */
  public Planner visit(Lane lane, SiteAdapter adapter, Target target) {
    add(lane, adapter, target);
    return this;
  }

  /** Adds the control visits of a lane's session, as {@link #lane} does. */
  public Planner controls(Lane lane, SiteAdapter adapter, Optional<ListingId> onSale) {
    onSale.ifPresent(listing -> add(lane, adapter, control(Purpose.CONTROL_ON_SALE, listing)));
    add(lane, adapter, control(Purpose.CONTROL_ABSENT, adapter.absentListing(random)));
    return this;
  }

  private static Target control(Purpose purpose, ListingId listing) {
    return new Target(purpose, listing, Optional.empty(), List.of(), Optional.empty());
  }

  /** The plan so far, in order. */
  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  private void add(Lane lane, SiteAdapter adapter, Target target) {
    add(lane, adapter, target, target.purpose());
  }

  private void add(Lane lane, SiteAdapter adapter, Target target, Purpose purpose) {
    int position = firstPosition + visits.size();
    visits.add(
        new Visit(
            run + "/" + position,
            run,
            position,
            purpose,
            target.watchItem(),
            target.listing(),
            target.skus(),
            target
                .query()
                .map(query -> adapter.searchUrl(query.words(), lane.vantage()))
                .orElseGet(
                    () ->
                        purpose == Purpose.PROBE
                            ? adapter.probeUrl(target.listing(), lane.vantage())
                            : adapter.urlOf(target.listing(), lane.vantage())),
            lane,
            target.query()));
  }
}
