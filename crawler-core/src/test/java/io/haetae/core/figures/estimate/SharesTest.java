package io.haetae.core.figures.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.estimate.ClusteredShare.Cluster;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reference figures: R 4.2.2 of Debian 12. Wilson {@code prop.test(x, n, correct = FALSE)}; the
 * analysis of variance {@code anova(lm(y ~ factor(g)))} with {@code qt(0.975, clusters - 1)}.
 */
class SharesTest {
  private static final Confidence LEVEL = Confidence.NINETY_FIVE;

  @Test
  void wilsonAgreesWithR() {
    isAbout(Wilson.interval(23, 23, LEVEL), 0.85688338155, 1);
    isAbout(Wilson.interval(171, 1289, LEVEL), 0.115230080394, 0.152274845644);
    isAbout(Wilson.interval(759, 1336, LEVEL), 0.541394698827, 0.594442268153);
    isAbout(Wilson.interval(0, 10, LEVEL), 0, 0.277532799863);
    isAbout(Wilson.interval(1, 3, LEVEL), 0.0614919447204, 0.792340399198);
    isAbout(Wilson.interval(1044, 1196, LEVEL), 0.852831657029, 0.890599896734);
  }

  @Test
  void anEmptySampleHasNoShare() {
    assertThatThrownBy(() -> Wilson.interval(0, 0, LEVEL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClusteredShare.of(List.of(new Cluster(0, 0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 120 listings of 40 products at 40 %, ICC 0.3, act like 75: 29.7 to 51.3 %. */
  @Test
  void wilsonOnAnEffectiveNumberOfTrialsAgreesWithR() {
    isAbout(Wilson.interval(0.4, 75, LEVEL.normal()), 0.296625156459, 0.513119612038);
  }

  @Test
  void theDesignEffectIsThatOfTheAnalysisOfVariance() {
    ClusteredShare share =
        ClusteredShare.of(
            List.of(
                new Cluster(3, 3),
                new Cluster(0, 3),
                new Cluster(1, 2),
                new Cluster(2, 3),
                new Cluster(1, 1),
                new Cluster(4, 4),
                new Cluster(0, 2),
                new Cluster(1, 3),
                new Cluster(4, 5),
                new Cluster(3, 3)));

    assertThat(share.hits()).isEqualTo(19);
    assertThat(share.trials()).isEqualTo(29);
    assertThat(share.correlation()).isEqualTo(0.42830258231, within(1e-10));
    assertThat(share.effective()).isEqualTo(14.6853466894, within(1e-9));
    isAbout(share.interval(LEVEL), 0.370144844656, 0.860001599558);
  }

  @Test
  void oneListingForEachProductIsAnOrdinarySample() {
    List<Cluster> clusters =
        IntStream.range(0, 1289).mapToObj(i -> new Cluster(i < 171 ? 1 : 0, 1)).toList();

    isAbout(ClusteredShare.of(clusters).interval(LEVEL), 0.115230080394, 0.152274845644);
  }

  @Test
  void productsThatAllEndedAlikeCountOnceEach() {
    ClusteredShare share =
        ClusteredShare.of(IntStream.range(0, 23).mapToObj(i -> new Cluster(3, 3)).toList());

    assertThat(share.effective()).isEqualTo(23, within(1e-9));
    assertThat(share.interval(LEVEL).high()).isEqualTo(1);
    assertThat(share.interval(LEVEL).low()).isLessThan(0.857);
  }

  @Test
  void whatIsNotKnownCountsOnceForAndOnceAgainst() {
    assertThat(Wilson.worstCase(30, 80, 20)).isEqualTo(new Range(0.3, 0.5));
    assertThat(Wilson.worstCase(0, 0, 7)).isEqualTo(new Range(0, 1));
  }

  private static void isAbout(Range range, double low, double high) {
    assertThat(range.low()).isEqualTo(low, within(1e-9));
    assertThat(range.high()).isEqualTo(high, within(1e-9));
  }
}
