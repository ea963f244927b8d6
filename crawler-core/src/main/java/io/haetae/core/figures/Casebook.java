package io.haetae.core.figures;

import io.haetae.core.history.Event;
import io.haetae.core.history.History;
import io.haetae.core.history.Noted;
import io.haetae.core.history.Recorded;
import io.haetae.core.history.Sighting;
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
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
  private final LookColumns columns = new LookColumns();
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
    lanes.put(observation.lane(), look.country());
    boolean controlled = history.add(observation).filter(Sighting::controlled).isPresent();
    columns.add(look, observation.openedAt(), observation.lane(), controlled);
  }

  /** Every look, from every country. */
  public Looks looks() {
    return columns.looks();
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

  /** The sightings of each offer of a watch item from the country, as they were made. */
  public Map<Coverage.Offer, List<Sighting>> sightings() {
    Map<Coverage.Offer, List<Sighting>> sightings = new HashMap<>();
    subjects()
        .forEach(
            (subject, rows) ->
                sightings.put(
                    new Coverage.Offer(subject.product(), subject.listing()),
                    rows.of(columns::sighting)));
    return sightings;
  }

  private Map<Watched.Subject, Rows> subjects() {
    return columns.targets(country, asOf, columns.looks().size());
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
    Optional<Map<Watched.Subject, List<Instant>>> received = notices.map(this::received);
    List<Reappearance> removals = new ArrayList<>();
    List<Takedown> takedowns = new ArrayList<>();
    // One at a time: together their sightings are as large as the archive.
    eachCourse(
        (subject, course) -> {
          removals.addAll(course.reappearances());
          received
              .map(all -> all.getOrDefault(subject, List.of()))
              .ifPresent(times -> takedowns.addAll(course.takedowns(times)));
        });
    return new Records(
        looks(),
        notices.map(all -> takedowns),
        Optional.of(relistings.with(removals)),
        relistings.seen(removals),
        relistings.unseen(),
        claims.map(all -> all.stream().filter(claim -> !claim.at().isAfter(asOf)).toList()),
        coverage,
        Optional.empty());
  }

  private void eachCourse(BiConsumer<Watched.Subject, Course> taken) {
    Map<ListingId, List<Event>> events = new HashMap<>();
    for (Event event : events()) {
      if (country.equals(lanes.get(event.lane()))) {
        events.computeIfAbsent(event.listing(), first -> new ArrayList<>()).add(event);
      }
    }
    subjects().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Watched.Subject.BY_LISTING))
        .forEach(
            entry -> {
              Watched.Subject subject = entry.getKey();
              List<Sighting> seen = entry.getValue().of(columns::sighting);
              taken.accept(
                  subject,
                  Course.of(
                      subject.product(),
                      subject.listing(),
                      seen,
                      events.getOrDefault(subject.listing(), List.of()),
                      event -> seen.contains(event.first())));
            });
  }

  /** When notices were received, by what they are about, oldest first. */
  private Map<Watched.Subject, List<Instant>> received(List<Notified> notices) {
    return notices.stream()
        .filter(notice -> !notice.at().isAfter(asOf))
        .sorted(Comparator.comparing(Notified::at))
        .collect(
            Collectors.groupingBy(
                notice -> new Watched.Subject(notice.item(), notice.listing()),
                Collectors.mapping(Notified::at, Collectors.toList())));
  }
}
