package io.haetae.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void saysWhatItsSignalsMean() {
    Signal sale = new Signal(Meaning.ON_SALE, "itemStatus", "0", "a");
    Signal stock = new Signal(Meaning.IN_STOCK, "quantity", "4", "b");
    Signal more = new Signal(Meaning.IN_STOCK, "button", "Buy", "c");
    Reading reading = FakeSite.nothing(stock, sale, more);
    assertThat(reading.says(Meaning.ON_SALE)).isTrue();
    assertThat(reading.says(Meaning.OFF_SALE)).isFalse();
    assertThat(reading.signals(Meaning.IN_STOCK)).containsExactly(stock, more);
    assertThat(reading.signals(Meaning.NOT_FOUND)).isEmpty();
  }

  @Test
  void aSignalsValueIsShortenedToThreeHundredCharacters() {
    assertThat(signal("x".repeat(300)).value()).hasSize(300);
    assertThat(signal("x".repeat(301)).value()).isEqualTo("x".repeat(300));
  }

  @Test
  void aSignalsValueIsNotCutInsideACharacter() {
    assertThat(signal("x".repeat(299) + "😀").value()).isEqualTo("x".repeat(299));
    assertThat(signal("x".repeat(298) + "😀y").value()).isEqualTo("x".repeat(298) + "😀");
  }

  /** Bundles keep these names; a new meaning is added, an old one never renamed. */
  @Test
  void theStoredNamesOfMeaningsAndPagesStay() {
    assertThat(Meaning.values())
        .extracting(Meaning::name)
        .containsExactlyInAnyOrder(
            "CHALLENGE",
            "RATE_LIMIT",
            "LOGIN_WALL",
            "FAILURE",
            "EMPTY_SHELL",
            "AGE_GATE",
            "REGION_REFUSAL",
            "NOT_FOUND",
            "SELLER_GONE",
            "ON_SALE",
            "OFF_SALE",
            "IN_STOCK",
            "OUT_OF_STOCK",
            "DELIVERED",
            "NOT_DELIVERED",
            "CONFLICT",
            "NOTE");
    assertThat(PageKind.values())
        .extracting(PageKind::name)
        .containsExactlyInAnyOrder("ITEM", "SEARCH", "OTHER");
  }

  private static Signal signal(String value) {
    return new Signal(Meaning.NOTE, "name", value, "place");
  }
}
