package io.haetae.app.politeness;

import java.time.Duration;

/**
 * How long answers to robots.txt are kept in a run.
 *
 * @param origins the most that are kept at once
 * @param age how long an answer counts, at most 24 hours (RFC 9309, section 2.4)
 */
public record RobotsCache(int origins, Duration age) {
  /** RFC 9309: what is older should not be used. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** As many origins as a large campaign has (docs/performance.md). */
  public static final int DEFAULT_ORIGINS = 1_000;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive, or the age is over 24 hours
   */
  public RobotsCache {
    if (origins < 1 || !age.isPositive() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "robots.txt is kept for at least one origin and for at most 24 hours, not for "
              + origins
              + " and "
              + age);
    }
  }

  /** 1,000 origins, 24 hours. */
  public static RobotsCache standard() {
    return new RobotsCache(DEFAULT_ORIGINS, LONGEST);
  }
}
