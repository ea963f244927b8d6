package io.haetae.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.matching.CommonPictures.Use;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.text.Profile;
import io.haetae.matching.text.TextModel;
import io.haetae.matching.text.Wording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonPicturesTest {
  private static final Pdq CHART = Pdq.parse("f0".repeat(32), 90);
  private static final Pdq PHOTOGRAPH = Pdq.parse("3c".repeat(32), 90);
  private static final List<String> UNLIKE =
      List.of(
          "Foldable electric heater 220V",
          "Magnetic building blocks for children",
          "Stainless steel bicycle bell",
          "Cotton pyjamas with stars",
          "Wireless doorbell camera",
          "Leather wallet with zip",
          "Gardening shears",
          "Yoga mat, six millimetres",
          "Inflatable swimming ring",
          "Ceramic teapot",
          "Bluetooth headphones",
          "Hair clipper",
          "Bunk bed ladder",
          "Fishing rod holder");

  @Test
  void holdsASizeChartBesideUnlikeProductsForCommon() {
    List<Use> uses = new ArrayList<>();
    UNLIKE.stream().limit(4).forEach(title -> uses.add(use(CHART, false, title)));
    assertThat(common(uses).contains(CHART)).isTrue();
    assertThat(common(uses).contains(PHOTOGRAPH)).isFalse();
    assertThat(common(uses.subList(0, 3)).contains(CHART)).isFalse();
  }

  @Test
  void neverHoldsAPhotographOfOneProductAtManySellersForCommon() {
    List<Use> uses = new ArrayList<>();
    for (int seller = 0; seller < 12; seller++) {
      uses.add(use(PHOTOGRAPH, true, "Foldable electric heater 220V white shop " + seller));
    }
    assertThat(common(uses).hashes()).isEmpty();
  }

  @Test
  void asksForMoreWhereThePictureLeadsItsOffers() {
    List<Use> uses = new ArrayList<>();
    UNLIKE.stream().limit(7).forEach(title -> uses.add(use(CHART, true, title)));
    assertThat(common(uses).hashes()).isEmpty();
    UNLIKE.stream().skip(7).forEach(title -> uses.add(use(CHART, true, title)));
    assertThat(common(uses).contains(CHART)).isTrue();
  }

  @Test
  void doesNotCompareWordsAcrossScripts() {
    List<Use> uses = new ArrayList<>();
    List.of("접이식 전기 온열기", "磁铁 玩具 积木", "Stainless steel bicycle bell", "Yoga mat")
        .forEach(title -> uses.add(use(CHART, false, title)));
    assertThat(common(uses).hashes()).isEmpty();
  }

  private static CommonPictures common(List<Use> uses) {
    return CommonPictures.among(uses, TextModel.shipped());
  }

  private static Use use(Pdq hash, boolean leads, String title) {
    return new Use(hash, leads, new Profile(Wording.ofTitle(title)));
  }
}
