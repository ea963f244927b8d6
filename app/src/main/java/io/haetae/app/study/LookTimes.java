package io.haetae.app.study;

import io.haetae.core.plan.ScheduleRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * When a study's listings are looked at: slots counted from the notice, each shifted by a jitter of
 * its own, so that a program that starts again finds the same times. Pure.
 *
 * @param rule how often
 * @param from the study's first moment
 * @param until the first moment after it
 */
public record LookTimes(ScheduleRule rule, Instant from, Instant until) {
  private static final int MOST_RETRIES = 3;
  private static final Duration RETRY_AFTER = Duration.ofHours(1);

  /** The first look: the study's first moment, spread over a tenth of the densest slot. */
  public Instant first(String id) {
    return from.plus(shift(id, -1, rule.denseEvery()));
  }

  /** The look that follows a moment; empty if the study has ended by then. */
  public Optional<Instant> following(String id, Optional<Instant> notice, Instant moment) {
    Instant anchor = notice.orElse(from);
    Instant floor = moment.isBefore(from) ? from : moment;
    return Stream.concat(slot(id, anchor, floor).stream(), later(id, anchor, floor).stream())
        .min(Instant::compareTo)
        .filter(look -> look.isBefore(until));
  }

  /**
   * The looks that were due after {@code due} and are past by {@code now}: none of them is made.
   */
  public List<Instant> missed(Look look, Instant now) {
    List<Instant> missed = new ArrayList<>();
    Optional<Instant> next = look.due().flatMap(due -> following(look.id(), look.notice(), due));
    while (next.isPresent() && !next.get().isAfter(now)) {
      missed.add(next.get());
      next = following(look.id(), look.notice(), next.get());
    }
    return List.copyOf(missed);
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

  private Optional<Instant> slot(String id, Instant anchor, Instant floor) {
    Instant weekly = anchor.plus(Duration.ofDays(rule.denseDays()));
    if (floor.isBefore(weekly)) {
      Instant dense = inGrid(id, anchor, rule.denseEvery(), floor);
      return Optional.of(
          dense.isBefore(weekly) ? dense : inGrid(id, weekly, rule.weeklyEvery(), floor));
    }
    return Optional.of(inGrid(id, weekly, rule.weeklyEvery(), floor));
  }

  /** The first shifted slot of a grid after a moment; no shift leaves its slot. */
  private Instant inGrid(String id, Instant start, Duration every, Instant after) {
    long number = Math.max(0, Duration.between(start, after).dividedBy(every));
    Instant look = start.plus(every.multipliedBy(number)).plus(shift(id, number, every));
    while (!look.isAfter(after)) {
      number++;
      look = start.plus(every.multipliedBy(number)).plus(shift(id, number, every));
    }
    return look;
  }

  private Optional<Instant> later(String id, Instant anchor, Instant floor) {
    return rule.laterDays().stream()
        .map(day -> anchor.plus(Duration.ofDays(day)).plus(shift(id, day, Duration.ofDays(1))))
        .filter(look -> look.isAfter(floor))
        .findFirst();
  }

  private Duration shift(String id, long number, Duration every) {
    long seed = 1_125_899_906_842_597L;
    for (byte each : id.getBytes(StandardCharsets.UTF_8)) {
      seed = 31 * seed + each;
    }
    double share = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L).nextDouble();
    return Duration.ofMillis((long) (every.toMillis() * rule.jitter() * share));
  }
}
