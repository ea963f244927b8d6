package io.haetae.export.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HarmlessTest {
  @Test
  void aForeignTextLosesWhatIsInvisibleAndIsCut() {
    assertThat(Harmless.text(" a\u0000\u202E\u200Bb\n\t c\u00A0d\uD800\uFEFF ", 20))
        .isEqualTo("ab c d");
    assertThat(Harmless.text("불빛 팽이 😀😀😀", 7)).isEqualTo("불빛 팽이 😀…");
  }
}
