package io.haetae.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When to look next. The same rule, seed, listing and looks always give the same answer.
 *
 * <p>Looks are bound to slots: each slot needs one conclusive look. Where in its slot a look is due
 * is a random phase of the listing's own, so that not all listings are looked at at the same age of
 * their notice, and a small jitter from slot to slot. The end of a slot is kept free for another
 * try after a look that told nothing.
 *
 * @param rule how often
 * @param seed the study's seed of phases and jitter
 */
public record Schedule(ScheduleRule rule, long seed) {
  private static final int CONFIRMING_TRIES = 8;

  /** How many of a listing's last looks count, whatever their slots. */
  public static final int LOOKS_THAT_COUNT = CONFIRMING_TRIES;

  private static final Duration DAY = Duration.ofDays(1);

  private enum Draw {
    DENSE_PHASE,
    WEEKLY_PHASE,
    SEARCH_PHASE,
    DENSE,
    WEEKLY,
    SEARCH,
    NOTICE,
    LATER,
    CONFIRM
  }

  /**
   * Every slot of a listing: the first look; with each notice one look at once, the dense ones, and
   * the later ones; weekly ones at all other times. Slots that had ended before the study knew of
   * their notice are not in it.
   */
  public Timetable timetable(Tracked tracked) {
    List<Slot> slots = new ArrayList<>();
    cut(Occasion.FIRST, tracked.from(), tracked.from(), rule.denseEvery(), tracked.from(), tracked)
        .ifPresent(slots::add);
    Instant weeklyFrom = tracked.from();
    Instant known = tracked.from();
    for (Notice notice : tracked.notices()) {
      Instant heard = later(notice.known(), tracked.from());
      weekly(tracked, weeklyFrom, known, earlier(heard, tracked.until()), slots);
      slots.replaceAll(slot -> endedBy(slot, heard));
      slots.removeIf(slot -> standsBack(slot, heard));
      weeklyFrom = notice(tracked, notice, heard, slots);
      known = heard;
    }
    weekly(tracked, weeklyFrom, known, tracked.until(), slots);
    return new Timetable(slots);
  }

  /** Every slot of a search, by its own rhythm and with a phase of its own. */
  public Timetable searches(String query, Instant from, Instant until) {
    Tracked tracked = new Tracked(query, from, until, List.of());
    List<Slot> slots = new ArrayList<>();
    Rhythm rhythm =
        new Rhythm(Occasion.SEARCH, Draw.SEARCH_PHASE, Draw.SEARCH, rule.searchEvery(), from);
    rhythm(tracked, rhythm, from, until, slots);
    return new Timetable(slots);
  }

  /** The one slot of an offer that a search found, as long as a slot of searches. */
  public Timetable once(Tracked tracked) {
    return new Timetable(
        cut(
                Occasion.FIRST,
                tracked.from(),
                tracked.from(),
                rule.searchEvery(),
                tracked.from(),
                tracked)
            .stream()
            .toList());
  }

  /**
   * The next look.
   *
   * @param tracked the listing
   * @param timetable its slots
   * @param looks the looks so far, by their start
   * @param unconfirmed when the first look at a change that waits for its second ended, if one does
   * @param now the time
   * @return empty if the study needs no more looks at this listing
   */
  public Optional<Due> next(
      Tracked tracked,
      Timetable timetable,
      List<Look> looks,
      Optional<Instant> unconfirmed,
      Instant now) {
    Optional<Due> slot = timetable.next(looks, now, rule.denseEvery());
    Optional<Due> confirming = unconfirmed.flatMap(since -> confirming(tracked, looks, since));
    return confirming
        .filter(due -> slot.isEmpty() || !due.at().isAfter(slot.get().at()))
        .or(() -> slot);
  }

  /** Pauses double, so that a wall is not run against; after a day the slots' own looks do. */
  private Optional<Due> confirming(Tracked tracked, List<Look> looks, Instant since) {
    int tries = 0;
    while (tries < looks.size() && looks.get(looks.size() - 1 - tries).openedAt().isAfter(since)) {
      tries++;
    }
    if (tries >= CONFIRMING_TRIES) {
      return Optional.empty();
    }
    Duration pause = rule.confirmAfter().multipliedBy(1L << tries);
    Instant base = tries == 0 ? since : looks.getLast().closedAt();
    double draw = chance().of(tracked.name(), Draw.CONFIRM, base.getEpochSecond());
    Instant at = base.plus(pause).plus(share(pause, rule.jitter() * draw));
    return Optional.of(new Due(at, Occasion.CONFIRM)).filter(due -> at.isBefore(tracked.until()));
  }

  /** Adds what follows from a notice but the weekly looks, and returns where those begin. */
  private Instant notice(Tracked tracked, Notice notice, Instant heard, List<Slot> slots) {
    for (int day : rule.laterDays()) {
      Instant from = notice.at().plus(DAY.multipliedBy(day));
      double shift = rule.jitter() * draw(tracked, Draw.LATER, from);
      cut(Occasion.LATER, from, from.plus(share(DAY, shift)), DAY, heard, tracked)
          .ifPresent(slots::add);
    }
    if (rule.denseDays() == 0) {
      return notice.at();
    }
    cut(Occasion.NOTICE, notice.at(), notice.at(), rule.denseEvery(), heard, tracked)
        .ifPresent(slots::add);
    Instant end = notice.at().plus(DAY.multipliedBy(rule.denseDays()));
    Rhythm dense =
        new Rhythm(Occasion.DENSE, Draw.DENSE_PHASE, Draw.DENSE, rule.denseEvery(), notice.at());
    return rhythm(tracked, dense, heard, earlier(end, tracked.until()), slots);
  }

  private void weekly(
      Tracked tracked, Instant from, Instant known, Instant until, List<Slot> slots) {
    Rhythm rhythm =
        new Rhythm(Occasion.WEEKLY, Draw.WEEKLY_PHASE, Draw.WEEKLY, rule.weeklyEvery(), from);
    rhythm(tracked, rhythm, known, until, slots);
  }

  private record Rhythm(
      Occasion occasion, Draw phase, Draw jitter, Duration every, Instant anchor) {}

  /** Adds the slots of a rhythm that begin before an end, and returns where the last one ends. */
  private Instant rhythm(
      Tracked tracked, Rhythm rhythm, Instant known, Instant until, List<Slot> slots) {
    Duration every = rhythm.every();
    Duration free = Slot.pause(every, rule.denseEvery());
    Duration room = every.minus(free).minus(share(every, rule.jitter()));
    Duration phase = share(room, draw(tracked, rhythm.phase(), rhythm.anchor()));
    Instant from = rhythm.anchor();
    while (from.isBefore(until)) {
      double shift = rule.jitter() * draw(tracked, rhythm.jitter(), from);
      Instant due = from.plus(phase).plus(share(every, shift));
      cut(rhythm.occasion(), from, due, every, known, tracked).ifPresent(slots::add);
      from = from.plus(every);
    }
    return from;
  }

  /** A slot as far as the study can still serve it: after it knew of it, and before its end. */
  private static Optional<Slot> cut(
      Occasion occasion,
      Instant from,
      Instant due,
      Duration length,
      Instant known,
      Tracked tracked) {
    Instant start = later(from, known);
    Instant at = later(due, known);
    Instant end = earlier(from.plus(length), tracked.until());
    return at.isBefore(end) ? Optional.of(new Slot(occasion, start, at, end)) : Optional.empty();
  }

  /** A new notice ends the rhythm of what came before it; single looks stay. */
  private static Slot endedBy(Slot slot, Instant notice) {
    boolean open = ofARhythm(slot) && slot.due().isBefore(notice) && slot.to().isAfter(notice);
    return open ? new Slot(slot.occasion(), slot.from(), slot.due(), notice) : slot;
  }

  private static boolean standsBack(Slot slot, Instant notice) {
    return ofARhythm(slot) && !slot.due().isBefore(notice);
  }

  private static boolean ofARhythm(Slot slot) {
    return slot.occasion() == Occasion.DENSE || slot.occasion() == Occasion.WEEKLY;
  }

  private double draw(Tracked tracked, Draw what, Instant at) {
    return chance().of(tracked.name(), what, at.getEpochSecond());
  }

  private Chance chance() {
    return new Chance(seed);
  }

  private static Duration share(Duration whole, double share) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
