package io.haetae.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published test splits; rarity, weights and threshold come from train and valid alone. */
class PublishedSetsTest {
  @BeforeAll
  static void needsTheData() {
    assumeTrue(Labelled.present(), "the labelled pairs are not here");
  }

  @Test
  void reachesTheFloorOnAbtBuy() {
    Quality quality =
        measured(
            "Abt-Buy",
            Labelled.both(Labelled.abtBuy("train"), Labelled.abtBuy("valid")),
            Labelled.abtBuy("test"));
    assertThat(quality.f1()).isGreaterThan(0.87);
    assertThat(quality.brier()).isLessThan(0.03);
  }

  @Test
  void reachesTheFloorOnAmazonGoogle() {
    Quality quality =
        measured(
            "Amazon-Google",
            Labelled.both(Labelled.amazonGoogle("train"), Labelled.amazonGoogle("valid")),
            Labelled.amazonGoogle("test"));
    assertThat(quality.f1()).isGreaterThan(0.64);
    assertThat(quality.brier()).isLessThan(0.06);
  }

  private static Quality measured(String name, List<LabelledPair> known, List<LabelledPair> test) {
    TextModel model = TextModel.train(known, Labelled.rarity(known));
    Quality quality = model.measure(test);
    System.out.printf("%s F1 %.4f %s%n", name, quality.f1(), quality);
    return quality;
  }
}
