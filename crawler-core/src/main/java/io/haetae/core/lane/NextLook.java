package io.haetae.core.lane;

import io.haetae.core.evidence.FirstLook;
import io.haetae.core.history.Observation;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a first look without a browser. Nothing follows only if the look was refused,
 * or if it saw the very same offer as the look that a browser's conclusive visit followed, and that
 * visit is recent enough. A page that is no offer is never taken to be unchanged.
 */
public sealed interface NextLook {
  /** Whether a browser looks now. */
  boolean browser();

  /** In words. */
  String described();

  /** Nothing changed since a browser looked. */
  record Unchanged() implements NextLook {
    @Override
    public boolean browser() {
      return false;
    }

    @Override
    public String described() {
      return "unchanged";
    }
  }

  /**
   * The site or its robots.txt refused us; the lane backs off.
   *
   * @param why what it said
   */
  record Stopped(String why) implements NextLook {
    @Override
    public boolean browser() {
      return false;
    }

    @Override
    public String described() {
      return "stopped: " + why;
    }
  }

  /**
   * Something is not as it was.
   *
   * @param what the names of what changed
   */
  record Changed(List<String> what) implements NextLook {
    /** Copies the list. */
    public Changed {
      what = List.copyOf(what);
    }

    @Override
    public boolean browser() {
      return true;
    }

    @Override
    public String described() {
      return "changed: " + String.join(", ", what);
    }
  }

  /**
   * The look cannot tell.
   *
   * @param why what it saw instead of an offer
   */
  record Unreadable(String why) implements NextLook {
    @Override
    public boolean browser() {
      return true;
    }

    @Override
    public String described() {
      return "cannot tell: " + why;
    }
  }

  /**
   * There is nothing to compare with.
   *
   * @param why what is missing
   */
  record NothingBefore(String why) implements NextLook {
    @Override
    public boolean browser() {
      return true;
    }

    @Override
    public String described() {
      return "nothing to compare with: " + why;
    }
  }

  /**
   * Nothing changed, but no browser has looked for too long.
   *
   * @param age how old the last conclusive look is
   */
  record TooOld(Duration age) implements NextLook {
    @Override
    public boolean browser() {
      return true;
    }

    @Override
    public String described() {
      return "the last conclusive look is " + age.toHours() + " h old";
    }
  }

  /**
   * What follows.
   *
   * @param probe the first look
   * @param before the last conclusive visit of a browser, and the first look of its session
   * @param within how old that visit may be
   */
  static NextLook of(Observation probe, Optional<LookMemory.Before> before, Duration within) {
    Verdict seen = probe.verdict();
    Optional<Reason> stop = FirstLook.stop(seen);
    if (probe.evidence().isEmpty() || stop.isPresent()) {
      return new Stopped(stop.map(Reason::stored).orElse("no visit was made"));
    }
    Optional<String> fault = FirstLook.unreadable(seen);
    if (fault.isPresent()) {
      return new Unreadable(fault.get());
    }
    if (before.isEmpty()) {
      return new NothingBefore("no conclusive visit");
    }
    return compared(probe, before.get(), within);
  }

  private static NextLook compared(Observation probe, LookMemory.Before before, Duration within) {
    if (before.firstLook().isEmpty()) {
      return new NothingBefore("the last conclusive visit had no first look");
    }
    Verdict then = before.firstLook().get();
    if (!FirstLook.alone(then).equals(before.kind())) {
      return new NothingBefore("a browser saw " + before.kind() + " where the first look did not");
    }
    List<String> changes = FirstLook.changes(then, probe.verdict());
    Instant now = probe.closedAt();
    Duration age = Duration.between(before.conclusiveAt(), now);
    if (!changes.isEmpty()) {
      return new Changed(changes);
    }
    return age.compareTo(within) > 0 ? new TooOld(age) : new Unchanged();
  }
}
