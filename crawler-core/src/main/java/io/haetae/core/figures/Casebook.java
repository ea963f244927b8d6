package io.haetae.core.figures;

import io.haetae.core.history.Event;
import io.haetae.core.history.History;
import io.haetae.core.history.Noted;
import io.haetae.core.history.Recorded;
import io.haetae.core.history.Sighting;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.Seller;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of each watched listing as one country sees it: a fold over observations up to a
 * moment. An archive needs no table of events for it; the same observations give the same figures.
 * Not thread-safe.
 */
public final class Casebook {
  private final Country country;
  private final Instant asOf;
  private final History history;
  private final List<Look> looks = new ArrayList<>();
  private final Map<ListingId, Map<String, List<Sighting>>> subjects = new HashMap<>();
  private final Map<String, Country> lanes = new HashMap<>();

  /**
   * A casebook without observations.
   *
   * @param country the delivery country that figures are about
   * @param asOf observations that ended later are left out
   * @param apart how long after the first look at a change the second is made at the earliest
   */
  public Casebook(Country country, Instant asOf, Duration apart) {
    this.country = country;
    this.asOf = asOf;
    this.history = new History(apart);
  }

  /**
   * Takes note of an observation, in the order in which they ended.
   *
   * @param seller the seller as the offer names it
   */
  public void add(Recorded observation, Optional<Seller> seller) {
    add(Noted.of(observation), Look.of(observation, seller));
  }

  /**
   * The same of what was kept for figures alone.
   *
   * @param look the same observation as figures see it
   */
  public void add(Noted observation, Look look) {
    if (observation.closedAt().isAfter(asOf)) {
      return;
    }
    looks.add(look);
    lanes.put(observation.lane(), look.country());
    Optional<Sighting> sighting = history.add(observation);
    if (sighting.isPresent() && look.purpose() == Purpose.TARGET) {
      if (look.country().equals(country)) {
        subjects
            .computeIfAbsent(look.listing(), first -> new TreeMap<>())
            .computeIfAbsent(look.product(), first -> new ArrayList<>())
            .add(sighting.get());
      }
    }
  }

  /** Every look, from every country. */
  public List<Look> looks() {
    return List.copyOf(looks);
  }

  /**
   * What happened, as every country saw it, oldest first. The latest may be lost again to an alarm
   * that the site's pages have changed.
   */
  public List<Event> events() {
    return Stream.concat(history.events().stream(), history.provisional().stream())
        .sorted(Comparator.comparing(Event::by).thenComparing(Event::listing))
        .toList();
  }

  /** The sightings of each listing from the country, by listing in no order and by watch item. */
  public Map<ListingId, Map<String, List<Sighting>>> sightings() {
    return subjects;
  }

  /**
   * What a study has on record by these observations.
   *
   * @param notices what platforms were told; empty if no notice was ever recorded
   * @param claims what platforms reported as removed; empty if no answer was ever recorded
   */
  public Records records(Optional<List<Notified>> notices, Optional<List<Claim>> claims) {
    return records(notices, claims, Relistings.none(), Optional.empty());
  }

  /**
   * The same of a study that searches.
   *
   * @param relistings what its searches tell of products that came back
   * @param coverage what two sets of its queries found
   */
  public Records records(
      Optional<List<Notified>> notices,
      Optional<List<Claim>> claims,
      Relistings relistings,
      Optional<Coverage> coverage) {
    List<Course> courses = courses();
    List<Reappearance> removals =
        courses.stream().flatMap(course -> course.reappearances().stream()).toList();
    return new Records(
        looks,
        notices.map(all -> takedowns(courses, all)),
        Optional.of(relistings.with(removals)),
        relistings.seen(removals),
        relistings.unseen(),
        claims.map(all -> all.stream().filter(claim -> !claim.at().isAfter(asOf)).toList()),
        coverage,
        Optional.empty());
  }

  private List<Course> courses() {
    Map<ListingId, List<Event>> events = new HashMap<>();
    for (Event event : events()) {
      if (country.equals(lanes.get(event.lane()))) {
        events.computeIfAbsent(event.listing(), first -> new ArrayList<>()).add(event);
      }
    }
    List<Course> courses = new ArrayList<>();
    new TreeMap<>(subjects)
        .forEach(
            (listing, byItem) ->
                byItem.forEach(
                    (item, seen) ->
                        courses.add(
                            Course.of(
                                item,
                                listing,
                                seen,
                                events.getOrDefault(listing, List.of()),
                                event -> seen.contains(event.first())))));
    return courses;
  }

  private List<Takedown> takedowns(List<Course> courses, List<Notified> notices) {
    Map<Watched.Subject, List<Instant>> received = new HashMap<>();
    for (Notified notice : notices) {
      if (!notice.at().isAfter(asOf)) {
        received
            .computeIfAbsent(
                new Watched.Subject(notice.item(), notice.listing()), first -> new ArrayList<>())
            .add(notice.at());
      }
    }
    return courses.stream()
        .flatMap(
            course ->
                course
                    .takedowns(
                        received
                            .getOrDefault(
                                new Watched.Subject(course.item(), course.listing()), List.of())
                            .stream()
                            .sorted()
                            .toList())
                    .stream())
        .toList();
  }
}
