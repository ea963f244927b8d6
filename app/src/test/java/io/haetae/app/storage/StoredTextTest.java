package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class StoredTextTest {
  @Test
  void aWellFormedTextIsKeptAsItIs() {
    assertThat(StoredText.of("불빛 팽이 😀\n")).isEqualTo("불빛 팽이 😀\n");
  }

  @Test
  void aLongTextIsCutWithoutHalvingACharacter() {
    assertThat(StoredText.of("a".repeat(1_999) + "😀"))
        .isEqualTo("a".repeat(1_999) + "\uFFFD")
        .hasSize(2_000);
  }

  @Test
  void aPriceKeepsItsDecimals() {
    assertThat(StoredText.of(new BigDecimal("12900.50"))).isEqualTo("12900.50");
    assertThat(StoredText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
  }

  @Test
  void aPriceWithAnAbsurdExponentIsNotWrittenOut() {
    assertThat(StoredText.of(new BigDecimal("1E+2000000000"))).isEqualTo("1E+2000000000");
    assertThat(StoredText.of(new BigDecimal("1E-2000000000"))).isEqualTo("1E-2000000000");
  }
}
