package io.haetae.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped weights on pairs that they were not trained on, and how they are trained again. */
class StoredWeightsTest {
  private static final String RECORD =
      "Logistic regression, L2 penalty by five-fold cross-validation, over train and valid of"
          + " Abt-Buy and Amazon-Google (DeepMatcher splits) and train of the Safety Gate GTIN pairs"
          + " with bar codes hidden; rarity of words by their form. Written by StoredWeightsTest with"
          + " -Dhaetae.weights=FILE.";

  @BeforeAll
  static void needsTheData() {
    assumeTrue(Labelled.present(), "the labelled pairs are not here");
  }

  @Test
  void holdOnPairsThatTheyWereNotTrainedOn() {
    TextModel shipped = TextModel.shipped();
    Quality abtBuy = shipped.measure(Labelled.abtBuy("test"));
    Quality amazonGoogle = shipped.measure(Labelled.amazonGoogle("test"));
    System.out.printf("shipped F1 AB %.4f %s%n", abtBuy.f1(), abtBuy);
    System.out.printf("shipped F1 AG %.4f %s%n", amazonGoogle.f1(), amazonGoogle);
    assertThat(abtBuy.f1()).isGreaterThan(0.70);
    assertThat(amazonGoogle.f1()).isGreaterThan(0.55);
  }

  /** Training takes half a minute, so without the property only a part of the file is made anew. */
  @Test
  void areWrittenAsTheyAreRead() throws IOException {
    String target = System.getProperty("haetae.weights", "");
    TextModel shipped = TextModel.shipped();
    TextModel written = target.isEmpty() ? shipped : trained();
    String content = WeightsFile.written(written, RECORD);
    if (!target.isEmpty()) {
      Files.writeString(Path.of(target), content);
    }
    for (LabelledPair pair : Labelled.amazonGoogle("test").subList(0, 100)) {
      Profile left = new Profile(pair.left());
      Profile right = new Profile(pair.right());
      assertThat(WeightsFile.read(content).probability(left, right))
          .isCloseTo(shipped.probability(left, right), within(0.001));
    }
  }

  private static TextModel trained() {
    List<LabelledPair> known = new ArrayList<>(Labelled.abtBuy("train"));
    known.addAll(Labelled.abtBuy("valid"));
    known.addAll(Labelled.amazonGoogle("train"));
    known.addAll(Labelled.amazonGoogle("valid"));
    known.addAll(Labelled.safetyGate());
    return TextModel.train(known, Rarity.byForm());
  }
}
