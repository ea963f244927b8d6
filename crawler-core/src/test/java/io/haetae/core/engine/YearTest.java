package io.haetae.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.history.EventKind;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A year of a study on virtual time, many times over, measured with a known truth. Schedule, lanes,
 * verdicts, controls, drift alarm and history are the real ones; only the pages are simulated.
 */
class YearTest {
  private static final int YEARS = 200;

  @Test
  void noEventIsFalseAndNoneIsLostThatTwoLooksOnEitherSideShow() throws Exception {
    Findings findings = new Findings();
    List<Callable<Void>> years =
        IntStream.range(0, YEARS).mapToObj(seed -> year(seed, findings)).toList();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<Void> year : both.invokeAll(years)) {
        year.get();
      }
    }
    System.out.println(findings.table());
    assertThat(findings.unfounded).isEmpty();
    assertThat(findings.lost).isEmpty();
    assertThat(findings.wrong).isEmpty();
    assertThat(findings.found(EventKind.TAKEN_DOWN)).isGreaterThan(100 * YEARS);
    assertThat(findings.found(EventKind.RETURNED)).isGreaterThan(5 * YEARS);
    assertThat(findings.suppressed())
        .as("walls and drift did bring false conclusions")
        .hasSizeGreaterThan(3)
        .allSatisfy((what, times) -> assertThat(times).isPositive());
  }

  @Test
  void aYearIsTheSameEachTime() throws Exception {
    SimulatedYear one = new SimulatedYear(7).run();
    SimulatedYear other = new SimulatedYear(7).run();
    assertThat(one.observations()).hasSizeGreaterThan(10_000).isEqualTo(other.observations());
    assertThat(one.history().events()).isEqualTo(other.history().events());
    assertThat(one.gaps()).isEqualTo(other.gaps());
  }

  private static Callable<Void> year(int seed, Findings findings) {
    return () -> {
      findings.add(new SimulatedYear(seed).run());
      return null;
    };
  }
}
