package io.haetae.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingIdTest {
  private static final SiteId SITE = new SiteId("aliexpress");

  @Test
  void isWrittenAsSiteAndNumber() {
    ListingId listing = new ListingId(SITE, "1005003750156649");
    assertThat(listing).hasToString("aliexpress:1005003750156649");
    assertThat(ListingId.parse("aliexpress:1005003750156649")).isEqualTo(listing);
  }

  @Test
  void keepsColonsOfTheNumber() {
    ListingId listing = ListingId.parse("generic:https://shop.example/p/1");
    assertThat(listing.site()).isEqualTo(new SiteId("generic"));
    assertThat(listing.number()).isEqualTo("https://shop.example/p/1");
    assertThat(ListingId.parse(listing.toString())).isEqualTo(listing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", ":1", "aliexpress", "aliexpress:", "Ali:1", "a b:1", "ali:1 2"})
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> ListingId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsTheNumberToTwoHundredCharacters() {
    assertThat(new ListingId(SITE, "1".repeat(200)).number()).hasSize(200);
    assertThatThrownBy(() -> new ListingId(SITE, "1".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sortsBySiteThenNumber() {
    ListingId first = ListingId.parse("aliexpress:2");
    ListingId second = ListingId.parse("aliexpress:3");
    ListingId third = ListingId.parse("temu:1");
    assertThat(List.of(third, second, first).stream().sorted())
        .containsExactly(first, second, third);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", ".a", "a_b", "a b", "ä"})
  void refusesOtherSiteNames(String name) {
    assertThatThrownBy(() -> new SiteId(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsSiteNamesToSixtyFourCharacters() {
    assertThat(new SiteId("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new SiteId("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
