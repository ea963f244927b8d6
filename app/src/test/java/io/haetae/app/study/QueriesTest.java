package io.haetae.app.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.WatchItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueriesTest {
  @Test
  void designationWordsOfBothLanguagesAndBarCodeComeInThisOrder() {
    assertThat(Queries.of(charger("USB 고속 충전기"), Vantage.korea(), derived(9)))
        .extracting(Query::kind, Query::words)
        .containsExactly(
            tuple(Query.Kind.IDENTIFIER, "Volta VC-200"),
            tuple(Query.Kind.LOCAL, "Volta 고속 충전기"),
            tuple(Query.Kind.ENGLISH, "Volta usb charger"),
            tuple(Query.Kind.IDENTIFIER, "4006381333931"),
            tuple(Query.Kind.IDENTIFIER, "Volta VC-201"),
            tuple(Query.Kind.IDENTIFIER, "XU07123-21001"));
  }

  @Test
  void asManyAsTheStudyAsksForAndWhatItsFileAddsOnTop() {
    Searches searches =
        new Searches(1, 3, Map.of("A1", List.of("볼타", "Volta VC-200"), "A2", List.of("no")));
    assertThat(Queries.of(charger("충전기"), Vantage.korea(), searches))
        .extracting(Query::kind, Query::words)
        .containsExactly(
            tuple(Query.Kind.IDENTIFIER, "Volta VC-200"), tuple(Query.Kind.ADDED, "볼타"));
    assertThat(Queries.of(charger("충전기"), Vantage.korea(), derived(0))).isEmpty();
  }

  @Test
  void anEnglishNoticeIsSearchedForInKoreanAndAKoreanOneInEnglish() {
    WatchItem english = WatchItem.ofListings("A", "Heated blanket, 150 cm", List.of());
    WatchItem korean = WatchItem.ofListings("A", "담요", List.of());
    assertThat(Queries.of(english, Vantage.korea(), derived(9)))
        .extracting(Query::kind, Query::words)
        .containsExactly(
            tuple(Query.Kind.LOCAL, "담요"), tuple(Query.Kind.ENGLISH, "heated blanket"));
    assertThat(Queries.of(korean, Vantage.of(new Country("US")), derived(9)))
        .extracting(Query::kind, Query::words)
        .containsExactly(tuple(Query.Kind.LOCAL, "blanket"));
  }

  private static Searches derived(int most) {
    return new Searches(most, 3, Map.of());
  }

  private static WatchItem charger(String name) {
    return new WatchItem(
        "A1",
        "made-up",
        name,
        Optional.of("Volta"),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of("VC-200", "VC-201"),
        List.of(Gtin.parse("4006381333931").orElseThrow()),
        List.of("XU07123-21001"),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
