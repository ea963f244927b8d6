package io.haetae.core.figures.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.estimate.PairedTests.CochranQ;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reference figures: R 4.2.2 of Debian 12, {@code poisson.test}, {@code binom.test}, {@code
 * friedman.test} (equal to Cochran's Q on zeros and ones), {@code p.adjust}; psych 2.2.9, {@code
 * cohen.kappa}. Capture-recapture: the worked example of Chapman's estimator and Seber's variance,
 * G. A. F. Seber, The Estimation of Animal Abundance, 2nd ed. 1982, section 3.1, on 10, 15 and 5.
 */
class RatesAndTestsTest {
  private static final Confidence LEVEL = Confidence.NINETY_FIVE;

  @Test
  void garwoodAgreesWithR() {
    isAbout(new PoissonRate(0, 10).interval(LEVEL), 0, 0.368887945411);
    isAbout(new PoissonRate(1, 7.5).interval(LEVEL), 0.00337570773124, 0.742885785459);
    isAbout(new PoissonRate(10, 100).interval(LEVEL), 0.0479538869613, 0.18390356042);
    isAbout(new PoissonRate(25, 13.25).interval(LEVEL), 1.22103259229, 2.78527786396);
    isAbout(new PoissonRate(7, 365).interval(LEVEL), 0.00771058370279, 0.0395141790732);
  }

  @Test
  void mcNemarAgreesWithR() {
    assertThat(PairedTests.mcNemar(7, 19)).isEqualTo(0.028959274292, within(1e-11));
    assertThat(PairedTests.mcNemar(5, 0)).isEqualTo(0.0625, within(1e-12));
    assertThat(PairedTests.mcNemar(3, 3)).isEqualTo(1);
    assertThat(PairedTests.mcNemar(86, 150)).isEqualTo(3.71593613957e-05, within(1e-14));
    assertThat(PairedTests.mcNemar(0, 0)).isEqualTo(1);
  }

  @Test
  void cochransQAgreesWithR() {
    List<List<Boolean>> rows =
        Stream.of(
                "110", "110", "111", "010", "100", "110", "111", "000", "110", "011", "110", "110")
            .map(row -> row.chars().mapToObj(hit -> hit == '1').toList())
            .toList();

    CochranQ q = PairedTests.cochranQ(rows);

    assertThat(q.statistic()).isEqualTo(9.55555555556, within(1e-10));
    assertThat(q.degreesOfFreedom()).isEqualTo(2);
    assertThat(q.chance()).isEqualTo(0.0084146774892, within(1e-12));
    assertThat(q.informative()).isEqualTo(9);
  }

  @Test
  void sitesThatNeverDifferGiveNoHint() {
    CochranQ q = PairedTests.cochranQ(List.of(List.of(true, true), List.of(false, false)));

    assertThat(q.statistic()).isZero();
    assertThat(q.chance()).isEqualTo(1);
  }

  @Test
  void holmAgreesWithR() {
    assertThat(PairedTests.holm(List.of(0.01, 0.04, 0.03, 0.005, 0.5)))
        .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1)
        .containsExactly(0.04, 0.09, 0.09, 0.025, 0.5);
  }

  @Test
  void chapmanCountsWhatNoSearchFound() {
    Recapture searches = new Recapture(10, 15, 5);

    assertThat(searches.found()).isEqualTo(20);
    assertThat(searches.size()).isEqualTo(28.3333333333, within(1e-9));
    assertThat(searches.standardError()).isEqualTo(5.9094, within(1e-4));
    assertThat(searches.interval(LEVEL).low()).isEqualTo(20);
    assertThat(searches.interval(LEVEL).high()).isEqualTo(39.9156, within(1e-3));
  }

  @Test
  void searchesThatFoundTheSameLeaveNothing() {
    Recapture searches = new Recapture(12, 12, 12);

    assertThat(searches.size()).isEqualTo(12);
    assertThat(searches.interval(LEVEL)).isEqualTo(Range.exactly(12));
  }

  @Test
  void kappaAgreesWithR() {
    Kappa two = Kappa.of(List.of(List.of(20L, 5L), List.of(10L, 15L)));
    assertThat(two.value()).isEqualTo(0.4, within(1e-12));
    assertThat(two.standardError() * two.standardError()).isEqualTo(0.016128, within(1e-12));
    isAbout(two.interval(LEVEL), 0.1510922905, 0.6489077095);

    Kappa three =
        Kappa.of(List.of(List.of(44L, 5L, 1L), List.of(7L, 20L, 3L), List.of(9L, 5L, 6L)));
    assertThat(three.value()).isEqualTo(0.4915254237, within(1e-10));
    assertThat(three.standardError() * three.standardError())
        .isEqualTo(0.005202370384, within(1e-12));
    assertThat(three.cases()).isEqualTo(100);
  }

  @Test
  void readersWhoAlwaysSayTheSameWordTellNothing() {
    assertThatThrownBy(() -> Kappa.of(List.of(List.of(9L, 0L), List.of(0L, 0L))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void isAbout(Range range, double low, double high) {
    assertThat(range.low()).isEqualTo(low, within(1e-9));
    assertThat(range.high()).isEqualTo(high, within(1e-9));
  }
}
