package io.haetae.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every slot of one listing, or of one search, for the time of a study.
 *
 * @param slots by the time at which they are due
 */
public record Timetable(List<Slot> slots) {
  private static final int TRIES = 3;

  /** Sorts the slots. */
  public Timetable {
    slots = slots.stream().sorted(Comparator.comparing(Slot::due)).toList();
  }

  /**
   * The next look that a slot needs: the slot's first, or another after one that told nothing, at
   * most three in a slot. Slots that have ended are left out: they are gaps.
   *
   * @param looks the looks so far, by their start
   * @param now the time
   * @param longestPause the longest pause before another try
   */
  Optional<Due> next(List<Look> looks, Instant now, Duration longestPause) {
    Due next = null;
    for (Slot slot : slots) {
      if (next != null && !slot.due().isBefore(next.at())) {
        break;
      }
      if (slot.to().isAfter(now)) {
        Due due = due(slot, looks, longestPause).orElse(null);
        next = due != null && (next == null || due.at().isBefore(next.at())) ? due : next;
      }
    }
    return Optional.ofNullable(next);
  }

  private static Optional<Due> due(Slot slot, List<Look> looks, Duration longestPause) {
    int tries = 0;
    for (int i = looks.size() - 1; i >= 0 && !looks.get(i).openedAt().isBefore(slot.due()); i--) {
      if (slot.takes(looks.get(i).openedAt())) {
        if (looks.get(i).answers()) {
          return Optional.empty();
        }
        tries++;
      }
    }
    if (tries == 0) {
      return Optional.of(new Due(slot.due(), slot.occasion()));
    }
    Duration pause = Slot.pause(Duration.between(slot.from(), slot.to()), longestPause);
    Instant again = looks.getLast().closedAt().plus(pause);
    return tries < TRIES && again.isBefore(slot.to())
        ? Optional.of(new Due(again, Occasion.AGAIN))
        : Optional.empty();
  }

  /**
   * From when looks count for slots that end after a time.
   *
   * @return that time itself if no slot ends later
   */
  public Instant lookedAtFrom(Instant time) {
    return slots.stream()
        .filter(slot -> slot.to().isAfter(time))
        .map(Slot::due)
        .findFirst()
        .filter(due -> due.isBefore(time))
        .orElse(time);
  }

  /**
   * The slots that ended without a conclusive look.
   *
   * @param looks the looks so far, by their start
   * @param after slots that ended up to here were accounted for before
   * @param now slots that ended up to here are looked at
   */
  public List<Gap> gaps(List<Look> looks, Instant after, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.to().isAfter(after) && !slot.to().isAfter(now)) {
        List<Look> made = looks.stream().filter(look -> slot.takes(look.openedAt())).toList();
        if (made.stream().noneMatch(Look::conclusive)) {
          gaps.add(new Gap(slot, made.isEmpty() ? Gap.Cause.NOT_MADE : Gap.Cause.UNDETERMINED));
        }
      }
    }
    return gaps;
  }
}
