package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.Study;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.ScriptlessBrowser;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Studies in this process that something is done to again and again while they run, after random
 * numbers of visits; as many of them as it takes.
 *
 * @param studies makes the nth study, whose archive is empty
 * @param items what each looks at
 * @param mostVisits the most visits between two hits
 */
record HitStudy(Studies studies, List<WatchItem> items, int mostVisits) {
  private static final Clock CLOCK = Clock.systemUTC();

  /** Makes studies. */
  interface Studies {
    Study make(int round) throws Exception;
  }

  /** What is done to a study. */
  interface Hit {
    void happen() throws Exception;
  }

  /** Hits so often, and checks each study when it has ended. */
  void survive(Hit hit, int hits, Random moments) throws Exception {
    Semaphore said = new Semaphore(0);
    int done = 0;
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (int round = 0; done < hits; round++) {
        Study study = studies.make(round);
        Future<?> running = threads.submit(() -> run(study, said));
        while (done < hits && awaitVisits(said, running, 1 + moments.nextInt(mostVisits))) {
          hit.happen();
          done++;
        }
        running.get();
        said.drainPermits();
        String story = "round %d, %d hits".formatted(round, done);
        Aftermath.of(List.of(study.archive()), story).isComplete(items, story);
      }
    }
    assertThat(done).isEqualTo(hits);
  }

  /** Waits until so many more visits were recorded; false if the study ended before. */
  private static boolean awaitVisits(Semaphore said, Future<?> running, int visits)
      throws InterruptedException {
    while (!said.tryAcquire(visits, 100, TimeUnit.MILLISECONDS)) {
      if (running.isDone()) {
        return false;
      }
    }
    return true;
  }

  private static Void run(Study study, Semaphore said) throws Exception {
    PrintStream display = new PrintStream(new Lines(said), true, StandardCharsets.UTF_8);
    SmallStudy.runUntilNothingIsDue(
        study,
        () -> new ScriptlessBrowser(CLOCK, SmallStudy.PAGE_LIMIT),
        new Display(display, false),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()),
        Duration.ofSeconds(5));
    return null;
  }

  /** Counts lines. */
  private static final class Lines extends OutputStream {
    private final Semaphore said;

    Lines(Semaphore said) {
      this.said = said;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        said.release();
      }
    }
  }
}
