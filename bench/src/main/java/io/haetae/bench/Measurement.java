package io.haetae.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Something that {@code haetae bench} measures. */
@FunctionalInterface
interface Measurement {
  /**
   * How much is spent on it.
   *
   * @param forks processes of a JMH benchmark; 0 stays in this one
   * @param warmUps iterations, or pairs, that do not count
   * @param iterations that count
   * @param iteration how long one of JMH's takes
   * @param pairs that count
   */
  record Effort(int forks, int warmUps, int iterations, Duration iteration, int pairs) {
    /** What a figure needs that is written down. */
    static Effort full() {
      return new Effort(1, 5, 5, Duration.ofSeconds(3), 15);
    }
  }

  /** Measures. */
  List<Row> run(Effort effort) throws IOException, InterruptedException, RunnerException;
}
