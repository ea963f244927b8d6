package io.haetae.browser;

import java.util.Collection;

/**
 * How many bytes of bodies the browser is told to hold for us. Chromium 156 counts those of all its
 * visits together and lets go of them only when the room is full, though their pages are closed (2
 * MB a visit of a shop, seen 2026-11-27). So the room is small until a visit holds much at once;
 * that browser does not make it smaller again. Confined to the lock of its {@link NetworkLog}.
 */
final class BodyRoom {
  private static final long MEBI = 1 << 20;
  private static final long SMALL = 32 * MEBI;

  /** What may be on its way before the browser has heard that the room is too small: 20 MiB. */
  private static final long MOST_HELD = 12 * MEBI;

  private final long whole;
  private final Runnable enlarged;
  private long size;
  private long notCounted;

  /**
   * The room of one visit.
   *
   * @param whole the most that a visit may need, in bytes
   * @param enlarged tells the browser that {@link #size} has changed
   */
  BodyRoom(long whole, Runnable enlarged) {
    this.whole = whole;
    this.enlarged = enlarged;
    this.size = Math.min(SMALL, whole);
  }

  /** The room in bytes. */
  long size() {
    return size;
  }

  /**
   * Enlarges the room when the browser holds much.
   *
   * @param bytes that came or were announced just now
   * @param hops all of the visit
   */
  void coming(long bytes, Collection<Hop> hops) {
    notCounted += bytes;
    if (size < whole && notCounted >= MEBI) {
      notCounted = 0;
      if (hops.stream().mapToLong(Hop::held).sum() > MOST_HELD) {
        size = whole;
        enlarged.run();
      }
    }
  }
}
