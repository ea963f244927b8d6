package io.haetae.evidence.seal;

import java.time.Duration;

/** What waits between attempts. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Waits.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void sleep(Duration duration) throws InterruptedException;
}
