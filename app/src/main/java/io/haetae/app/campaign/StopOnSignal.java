package io.haetae.app.campaign;

import io.haetae.core.engine.Campaign;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a campaign end in order when the process is asked to end (Ctrl-C, SIGTERM): the visits under
 * way are finished and recorded before the process goes.
 */
final class StopOnSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch ended = new CountDownLatch(1);

  private StopOnSignal() {}

  /** Listens for the end of the process until it is closed. */
  static StopOnSignal listen(Campaign campaign, Display display) {
    StopOnSignal listener = new StopOnSignal();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> listener.stop(campaign, display), "stop-on-signal"));
    return listener;
  }

  /** Lets the process go. */
  public void close() {
    ended.countDown();
  }

  private void stop(Campaign campaign, Display display) {
    if (ended.getCount() == 0) {
      return;
    }
    display.line("");
    display.line("Stopping: the visits under way are finished first.");
    campaign.stop();
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        display.line(
            "They did not finish in " + PATIENCE.toSeconds() + " s; --resume makes them anew.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
