package io.haetae.browser;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A hard time limit for calls into a driver, which cannot be interrupted and may be made on one
 * thread only: when the limit passes, the processes beneath the driver are killed, and the call
 * fails by itself.
 */
final class Watchdog {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private Watchdog() {}

  /** What a call gives; {@code rescue} runs on another thread if it takes longer than the limit. */
  static <T> T over(Duration limit, Runnable rescue, Supplier<T> call) {
    Future<?> alarm = TIMER.schedule(rescue, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return call.get();
    } finally {
      alarm.cancel(false);
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("haetae-watchdog").unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
