package io.haetae.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchItemTest {
  @Test
  void needsAnId() {
    assertThatThrownBy(() -> WatchItem.ofListings(" ", "name", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A watch item needs an id");
  }

  @Test
  void keepsItsOwnCopyOfTheListings() {
    List<ListingId> given = new ArrayList<>(List.of(ListingId.parse("temu:1")));
    WatchItem item = WatchItem.ofListings("A12", "Bricks", given);
    given.clear();
    assertThat(item.listings()).containsExactly(ListingId.parse("temu:1"));
    assertThat(item.source()).isEqualTo("command-line");
    assertThat(item.skus()).isEmpty();
  }

  @Test
  void aRowFaultSaysWhereWhatAndHowToMendIt() {
    RowFault field = new RowFault("list.csv", 3, "gtin", "wrong check digit", "write 13", false);
    RowFault row = new RowFault("list.csv", 4, "id", "is empty", "give one", true);
    assertThat(field).hasToString("list.csv:3: gtin: wrong check digit; write 13");
    assertThat(row).hasToString("list.csv:4: id: is empty; give one (row left out)");
  }
}
