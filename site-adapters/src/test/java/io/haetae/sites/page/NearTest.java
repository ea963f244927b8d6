package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NearTest {
  private static final Pattern FORM = Pattern.compile("a[^>]{0,400}duck|duck[^>]{0,400}z");
  private static final String FAR = ">".repeat(5_000);

  private static boolean fits(String text) {
    return Near.fits(text, List.of("goose", "duck"), FORM);
  }

  @Test
  void findsWhatStandsAroundAnyOfTheWords() {
    assertThat(fits(FAR + "a" + "-".repeat(400) + "duck" + FAR)).isTrue();
    assertThat(fits(FAR + "duck" + "-".repeat(400) + "z" + FAR)).isTrue();
    assertThat(fits("duck" + FAR + "duck" + ">".repeat(300) + "duck--z")).isTrue();
    assertThat(fits("aduck")).isTrue();
  }

  @Test
  void findsNothingElse() {
    assertThat(fits("")).isFalse();
    assertThat(fits(FAR + "duck" + FAR + "z")).isFalse();
    assertThat(fits(FAR + "goose" + FAR + "duck" + FAR)).isFalse();
  }

  /** Each character is looked at once, however often the word stands there. */
  @Test
  void aTextOfNothingButTheWordIsReadOnce() {
    assertThat(fits("duck>".repeat(1_000_000))).isFalse();
  }
}
