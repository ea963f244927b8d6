package io.haetae.core.figures;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Sighting;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The removals and returns of one listing as the offer of one product, seen from one country.
 *
 * @param item the watch item
 * @param listing the listing
 * @param usable the sightings that may be relied on, oldest first
 * @param absences its removals, oldest first
 */
record Course(String item, ListingId listing, List<Sighting> usable, List<Absence> absences) {
  /**
   * What ends an offer. One that is sold out, behind a question for the age, or no longer delivered
   * may be all of that without the platform having done anything, and stands.
   */
  private static final Set<EventKind> SHUTTING =
      EnumSet.of(EventKind.TAKEN_DOWN, EventKind.REGION_BLOCKED, EventKind.OPTION_GONE);

  /** Each of them rests on looks at which the buyer could order, whatever had been shut. */
  private static final Set<EventKind> OPENING =
      EnumSet.of(EventKind.RETURNED, EventKind.UNBLOCKED, EventKind.OPTION_RETURNED);

  /**
   * A removal with the return that ended it, if any did.
   *
   * @param gone the removal
   * @param back the return
   */
  record Absence(Event gone, Optional<Event> back) {
    private boolean holdsAt(Instant moment) {
      return !gone.by().isAfter(moment) && back.filter(b -> !b.by().isAfter(moment)).isEmpty();
    }
  }

  /**
   * The course of a listing.
   *
   * @param seen its sightings from the country, oldest first
   * @param events its events from the country, oldest first
   * @param own whether an event of an option concerns this product's options
   */
  static Course of(
      String item,
      ListingId listing,
      List<Sighting> seen,
      List<Event> events,
      Predicate<Event> own) {
    List<Absence> absences = new ArrayList<>();
    Optional<Event> gone = Optional.empty();
    for (Event event : events) {
      boolean option =
          event.kind() == EventKind.OPTION_GONE || event.kind() == EventKind.OPTION_RETURNED;
      if (option && !own.test(event)) {
        continue;
      }
      if (gone.isEmpty() && SHUTTING.contains(event.kind())) {
        gone = Optional.of(event);
      } else if (gone.isPresent() && OPENING.contains(event.kind())) {
        absences.add(new Absence(gone.get(), Optional.of(event)));
        gone = Optional.empty();
      }
    }
    gone.ifPresent(last -> absences.add(new Absence(last, Optional.empty())));
    return new Course(
        item, listing, seen.stream().filter(Sighting::usable).toList(), List.copyOf(absences));
  }

  /**
   * What became of the listing after notices. A notice while it is gone, or while the clock of an
   * earlier one runs, starts none; nor does one to a listing that every look found not standing. Of
   * one that no look could tell anything of, nothing is known but the notice.
   *
   * @param notices when each was received, oldest first
   */
  List<Takedown> takedowns(List<Instant> notices) {
    List<Takedown> takedowns = new ArrayList<>();
    Instant running = Instant.MIN;
    for (Instant notice : notices) {
      if (notice.isBefore(running) || absences.stream().anyMatch(a -> a.holdsAt(notice))) {
        continue;
      }
      Optional<Event> gone =
          absences.stream().map(Absence::gone).filter(e -> e.by().isAfter(notice)).findFirst();
      running = gone.map(Event::by).orElse(Instant.MAX);
      gone.map(event -> ended(notice, event))
          .or(() -> standing().map(last -> open(notice, last)))
          .or(() -> usable.isEmpty() ? Optional.of(untold(notice)) : Optional.empty())
          .ifPresent(takedowns::add);
    }
    return takedowns;
  }

  private Takedown ended(Instant notice, Event gone) {
    return new Takedown(
        item,
        listing,
        notice,
        later(notice, gone.after()),
        Optional.of(gone.by()),
        Stream.of(gone.before(), gone.first(), gone.second()).map(Sighting::visit).toList());
  }

  private Takedown open(Instant notice, Sighting last) {
    return new Takedown(
        item,
        listing,
        notice,
        later(notice, last.openedAt()),
        Optional.empty(),
        List.of(last.visit()));
  }

  private Takedown untold(Instant notice) {
    return new Takedown(item, listing, notice, notice, Optional.empty(), List.of());
  }

  /** The last sighting at which the offer stood. */
  private Optional<Sighting> standing() {
    return usable.reversed().stream()
        .filter(
            sighting ->
                switch (sighting.verdict()) {
                  case Verdict.Orderable on -> true;
                  case Verdict.SoldOut listed -> true;
                  case Verdict.NotDelivered listed -> true;
                  case Verdict.AgeGated unsaid -> false;
                  case Verdict.OptionGone gone -> false;
                  case Verdict.RegionBlocked gone -> false;
                  case Verdict.Removed gone -> false;
                  case Verdict.Redirected gone -> false;
                  case Verdict.SellerGone gone -> false;
                  case Verdict.Searched nothing -> false;
                  case Verdict.Undetermined unknown -> false;
                })
        .findFirst();
  }

  /** What became of the listing after each removal; under its own number alone. */
  List<Reappearance> reappearances() {
    return absences.stream().map(this::reappearance).toList();
  }

  private Reappearance reappearance(Absence absence) {
    Instant since = absence.gone().by();
    List<String> visits =
        Stream.concat(Stream.of(absence.gone()), absence.back().stream())
            .flatMap(event -> Stream.of(event.first(), event.second()))
            .map(Sighting::visit)
            .toList();
    return new Reappearance(
        item,
        listing,
        since,
        absence.back().map(back -> later(since, back.after())).orElseGet(() -> lastAbsent(since)),
        absence.back().map(back -> new Back(back.by(), Relisting.R0)),
        visits);
  }

  /** The last sighting after a removal that found the offer gone. */
  private Instant lastAbsent(Instant since) {
    return usable.reversed().stream()
        .filter(
            sighting ->
                switch (sighting.verdict()) {
                  case Verdict.OptionGone gone -> true;
                  case Verdict.RegionBlocked gone -> true;
                  case Verdict.Removed gone -> true;
                  case Verdict.Redirected gone -> true;
                  case Verdict.SellerGone gone -> true;
                  case Verdict.Orderable on -> false;
                  case Verdict.SoldOut listed -> false;
                  case Verdict.NotDelivered listed -> false;
                  case Verdict.AgeGated unsaid -> false;
                  case Verdict.Searched nothing -> false;
                  case Verdict.Undetermined unknown -> false;
                })
        .map(Sighting::openedAt)
        .findFirst()
        .map(last -> later(since, last))
        .orElse(since);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
