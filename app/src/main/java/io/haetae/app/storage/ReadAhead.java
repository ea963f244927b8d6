package io.haetae.app.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Reads the next rows on a second thread while some are worked on. */
final class ReadAhead {
  private ReadAhead() {}

  /** Hands over all rows; at no time do two threads use the connection. */
  static void looks(LookReading reading, Consumer<LookRow> taken) {
    try (ExecutorService reader =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("looks").factory())) {
      List<LookRow> rows = reading.next();
      while (!rows.isEmpty()) {
        List<LookRow> known = rows;
        CompletableFuture<List<LookRow>> next =
            CompletableFuture.supplyAsync(reading::next, reader);
        known.forEach(taken);
        rows = joined(next);
      }
    }
  }

  private static List<LookRow> joined(CompletableFuture<List<LookRow>> next) {
    try {
      return next.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
