package io.haetae.app.study;

import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Slot;
import io.haetae.core.plan.Tracked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a study's listings are looked at: at the slots of its {@link Schedule}, which follow from
 * the study's start and the listing, so that a program that starts again finds the same times. A
 * look that concluded nothing or something new is followed by another in between. Pure.
 *
 * @param rule how often
 * @param from the study's first moment
 * @param until the first moment after it
 */
public record LookTimes(ScheduleRule rule, Instant from, Instant until) {
  private static final int MOST_RETRIES = 3;
  private static final Duration RETRY_AFTER = Duration.ofHours(1);

  /** The schedule; the study's start is its seed. */
  public Schedule schedule() {
    return new Schedule(rule, from.getEpochSecond());
  }

  /**
   * A listing as the schedule sees it.
   *
   * @param id its stored name
   * @param notice when its notice was given, if known; the study knows of it from its start
   */
  public Tracked tracked(String id, Optional<Instant> notice) {
    return new Tracked(id, from, until, notice.map(at -> new Notice(at, from)).stream().toList());
  }

  /** The look that follows a moment; empty if the study has ended by then. */
  public Optional<Instant> following(String id, Optional<Instant> notice, Instant moment) {
    return due(id, notice).filter(look -> look.isAfter(moment)).findFirst();
  }

  /**
   * The looks that were due after {@code due} and are past by {@code now}: none of them is made.
   */
  public List<Instant> missed(Look look, Instant now) {
    return look.due().stream()
        .flatMap(due -> due(look.id(), look.notice()).filter(slot -> slot.isAfter(due)))
        .filter(slot -> !slot.isAfter(now))
        .toList();
  }

  /**
   * What follows a visit: a changed conclusion is looked at again after some minutes, a visit that
   * concluded nothing is tried again up to three times before the next slot, else the next slot
   * comes.
   */
  public Look after(Look look, Ended visit) {
    Optional<Instant> slot = following(look.id(), look.notice(), visit.at());
    if (visit.concluded().isEmpty()) {
      boolean again = look.retries() < MOST_RETRIES && visit.seen();
      Instant retry = visit.at().plus(RETRY_AFTER.multipliedBy(1L << look.retries()));
      Optional<Instant> due =
          again && slot.filter(retry::isBefore).isPresent() ? Optional.of(retry) : slot;
      return new Look(
          look.id(), look.notice(), due, look.lastKind(), again ? look.retries() + 1 : 0);
    }
    boolean changed = look.lastKind().isPresent() && !look.lastKind().equals(visit.concluded());
    Instant confirm = visit.at().plus(rule.confirmAfter());
    Optional<Instant> due = changed && confirm.isBefore(until) ? Optional.of(confirm) : slot;
    return new Look(look.id(), look.notice(), due, visit.concluded(), 0);
  }

  /**
   * How a visit ended.
   *
   * @param at when
   * @param concluded the conclusive verdict's stored name; empty if nothing was concluded
   * @param seen whether anything was captured
   */
  public record Ended(Instant at, Optional<String> concluded, boolean seen) {}

  private Stream<Instant> due(String id, Optional<Instant> notice) {
    return schedule().timetable(tracked(id, notice)).slots().stream().map(Slot::due).distinct();
  }
}
