package io.haetae.core.lane;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long a lane keeps a browser. A browser that is over is replaced between two visits, so no
 * visit notices.
 *
 * @param visits the most visits of one browser, at least 1
 * @param age how old it may become
 * @param growth how many times the memory that it held after its first visit it may hold
 */
public record BrowserLife(int visits, Duration age, double growth) {
  private static final BrowserLife STANDARD = new BrowserLife(500, Duration.ofHours(6), 3);

  /** Checks the limits. */
  public BrowserLife {
    if (visits < 1 || !age.isPositive() || growth < 1) {
      throw new IllegalArgumentException(
          "a browser must live for a visit: %d visits, %s, growth %s"
              .formatted(visits, age, growth));
    }
  }

  /** 500 visits, 6 hours, or three times the memory. */
  public static BrowserLife standard() {
    return STANDARD;
  }

  /**
   * Whether a browser is over.
   *
   * @param made visits that it made
   * @param old how old it is
   * @param first bytes of memory after its first visit, if known
   * @param now bytes of memory now, if known
   */
  boolean isOver(int made, Duration old, OptionalLong first, OptionalLong now) {
    boolean grown =
        first.isPresent() && now.isPresent() && now.getAsLong() > growth * first.getAsLong();
    return made >= visits || old.compareTo(age) >= 0 || grown;
  }
}
