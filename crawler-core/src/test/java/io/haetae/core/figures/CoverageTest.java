package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.estimate.Bootstrap;
import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.PoissonRate;
import io.haetae.core.figures.estimate.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % intervals hold the truth, over 200 made-up studies of 40 products on 3 sites
 * each, whose listings of one product are alike (correlation 0.3). The table of {@code
 * docs/statistics.md} is what this prints.
 */
class CoverageTest {
  private static final int SEEDS = 200;
  private static final int PRODUCTS = 40;
  private static final int SITES = 3;
  private static final double ALIKE = 0.3;
  private static final double BLOCKED = 0.05;
  private static final int DRAWS = 119;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** What one made-up study gave. */
  private record Study(Range value, Range interval) {}

  /** 40 % of all listings can be ordered, more of one product than of another; 5 % is unknown. */
  @Test
  void theIntervalOfAvailabilityHoldsTheTruth() {
    double truth = 0.4;
    BetaDistribution products =
        BetaDistribution.of(truth * (1 / ALIKE - 1), (1 - truth) * (1 / ALIKE - 1));

    assertThat(covered("K1 availability", truth, seed -> availability(products, seed)))
        .isGreaterThanOrEqualTo(0.93);
  }

  private static Study availability(BetaDistribution products, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tally tally = new Tally();
    for (int product = 0; product < PRODUCTS; product++) {
      double share = products.inverseCumulativeProbability(random.nextDouble());
      for (int site = 0; site < SITES; site++) {
        boolean on = random.nextDouble() < share;
        if (random.nextDouble() < BLOCKED) {
          tally.addUnknown(List.of());
        } else {
          tally.add("p" + product, on, List.of());
        }
      }
    }
    return study(tally.share());
  }

  /**
   * Log-normal takedowns with a median of 1.5 days, 59 % within 2 days; one look at a random hour
   * of each of the first four days, then weekly; a twentieth of the looks is blocked. The term of
   * two working days ends 2.625 days after a notice of Monday morning.
   */
  @Test
  void theIntervalOfTheTwoDayShareHoldsTheTruth() {
    double deadline = 2.625;
    double spread = Math.log(2 / 1.5) / NORMAL.inverseCumulativeProbability(0.59);
    double truth = NORMAL.cumulativeProbability(Math.log(deadline / 1.5) / spread);
    assertThat(truth).isEqualTo(0.67, within(0.005));

    double covered =
        covered(
            "K3 two working days",
            truth,
            seed ->
                curve(
                    seed,
                    z -> 1.5 * Math.exp(spread * z) / deadline,
                    random -> daily(random).stream().map(look -> look / deadline).toList(),
                    new Wanted(Definition.GONE_IN_TWO_WORKING_DAYS, 1)));

    assertThat(covered).isGreaterThanOrEqualTo(0.93);
  }

  /** Products come back after 300 days on average; a look a week for a year. */
  @Test
  void theIntervalsOfReappearanceHoldTheTruth() {
    DoubleUnaryOperator back = z -> -300 * Math.log(NORMAL.survivalProbability(z));
    for (Wanted wanted :
        List.of(
            new Wanted(Definition.BACK_IN_30_DAYS, 30),
            new Wanted(Definition.BACK_IN_180_DAYS, 180))) {
      double truth = 1 - Math.exp(-wanted.at() / 300);
      double covered =
          covered(
              wanted.definition().stored() + " reappearance",
              truth,
              seed -> curve(seed, back, random -> weekly(random, 0, 365), wanted));
      assertThat(covered).isGreaterThanOrEqualTo(0.93);
    }
  }

  /** Where each removed listing has a fate of its own. */
  @Test
  void theIntervalOfTheRateHoldsTheTruth() {
    double covered = covered("K5b rate a year", 365.25 / 300, CoverageTest::rate);

    assertThat(covered).isGreaterThanOrEqualTo(0.93);
  }

  private static Study rate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long events = 0;
    double days = 0;
    for (int i = 0; i < PRODUCTS * SITES; i++) {
      Censored seen = seen(weekly(random, 0, 365), -300 * Math.log(random.nextDouble()));
      boolean back = Double.isFinite(seen.until());
      events += back ? 1 : 0;
      days += back ? (seen.after() + seen.until()) / 2 : seen.after();
    }
    PoissonRate rate = new PoissonRate(events, days / 365.25);
    return new Study(Range.exactly(rate.rate()), rate.interval(Confidence.NINETY_FIVE));
  }

  private static Study curve(
      long seed,
      DoubleUnaryOperator time,
      Function<SplittableRandom, List<Double>> looks,
      Wanted wanted) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Member> members = new ArrayList<>();
    for (int product = 0; product < PRODUCTS; product++) {
      double shared = normal(random);
      for (int site = 0; site < SITES; site++) {
        double z = Math.sqrt(ALIKE) * shared + Math.sqrt(1 - ALIKE) * normal(random);
        members.add(new Member("p" + product, seen(looks.apply(random), time.applyAsDouble(z))));
      }
    }
    Figure figure =
        new Curves(members, 0, 0, List.of())
            .figures(List.of(wanted), new Bootstrap(DRAWS, seed))
            .getFirst();
    return study(figure.result());
  }

  private static double normal(SplittableRandom random) {
    return NORMAL.inverseCumulativeProbability(random.nextDouble());
  }

  private static List<Double> daily(SplittableRandom random) {
    List<Double> looks = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      looks.add(day + random.nextDouble());
    }
    looks.addAll(weekly(random, 4, 60));
    return looks.stream().filter(look -> random.nextDouble() >= BLOCKED).toList();
  }

  private static List<Double> weekly(SplittableRandom random, double from, double to) {
    List<Double> looks = new ArrayList<>();
    for (double week = from; week + 7 <= to; week += 7) {
      looks.add(week + 7 * random.nextDouble());
    }
    return looks;
  }

  private static Censored seen(List<Double> looks, double time) {
    double before = 0;
    for (double look : looks) {
      if (look >= time) {
        return new Censored(before, look);
      }
      before = look;
    }
    return new Censored(before, Double.POSITIVE_INFINITY);
  }

  private static Study study(Result result) {
    Result.Measured measured = MadeUp.measured(result);
    return new Study(measured.value(), measured.interval().orElseThrow());
  }

  /** The share of the studies whose interval holds the truth. */
  private static double covered(String figure, double truth, LongFunction<Study> study) {
    int held = 0;
    double width = 0;
    double error = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Study each = study.apply(seed);
      held += each.interval().contains(truth) ? 1 : 0;
      width += each.interval().width() / SEEDS;
      error += ((each.value().low() + each.value().high()) / 2 - truth) / SEEDS;
    }
    System.out.printf(
        "| %s | %.3f | %+.3f | %.3f | %d of %d |%n", figure, truth, error, width, held, SEEDS);
    return (double) held / SEEDS;
  }
}
