package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Sighting;
import io.haetae.core.product.Seller;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.matching.Subject;
import io.haetae.matching.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StandingsTest {
  private static final Instant GONE = Instant.parse("2026-03-10T12:00:00Z");
  private static final String ITEM = "A12/1";
  private static final ListingId WATCHED = ListingId.parse("shop:1");

  @Test
  void aListingOfTheSameSellerSeenAfterTheRemovalIsR1() {
    assertThat(of(offer("shop:2", "s1", GONE.plus(Duration.ofDays(3)), Optional.empty())))
        .isEqualTo(Standing.R1);
  }

  @Test
  void oneOfAnotherSellerIsR2() {
    assertThat(of(offer("shop:2", "s2", GONE.plus(Duration.ofDays(3)), Optional.empty())))
        .isEqualTo(Standing.R2);
  }

  @Test
  void oneOfTheSameShopNameElsewhereIsR3() {
    SeenOffer elsewhere =
        offer("mart:2", "s9", GONE.plus(Duration.ofDays(3)), Optional.of(day("2026-03-12")));
    assertThat(of(elsewhere)).isEqualTo(Standing.R3);
  }

  @Test
  void whatStoodWhenTheOtherWasFoundGoneIsNoRelisting() {
    assertThat(of(offer("shop:2", "s2", GONE, Optional.empty()))).isEqualTo(Standing.COEXISTING);
    // Found late, but the site says that it was there before.
    assertThat(
            of(
                offer(
                    "shop:2", "s2", GONE.plus(Duration.ofDays(3)), Optional.of(day("2026-03-01")))))
        .isEqualTo(Standing.COEXISTING);
  }

  @Test
  void whatNobodyLookedForBeforeMayHaveStood() {
    SeenOffer later = offer("mart:2", "s9", GONE.plus(Duration.ofDays(3)), Optional.empty());
    assertThat(of(later)).isEqualTo(Standing.UNTOLD);
  }

  @Test
  void withoutARemovalNothingIsRelisted() {
    SeenOffers seen = new SeenOffers(Map.of(), Map.of(ITEM, Set.of(WATCHED)), List.of(), List.of());
    assertThat(new Standings(seen, ITEM).of(offer("shop:2", "s1", GONE, Optional.empty())))
        .isEqualTo(Standing.BESIDE);
  }

  private static Standing of(SeenOffer offer) {
    SeenOffer watched = offer("shop:1", "s1", GONE.minus(Duration.ofDays(30)), Optional.empty());
    SeenOffers seen =
        new SeenOffers(
            Map.of(WATCHED, watched, offer.listing(), offer),
            Map.of(ITEM, Set.of(WATCHED)),
            List.of(takenDown()),
            List.of(
                new SeenOffers.Search(
                    new SiteId("shop"),
                    Optional.of(ITEM),
                    GONE.minus(Duration.ofDays(20)),
                    Optional.empty())));
    return new Standings(seen, ITEM).of(offer);
  }

  private static SeenOffer offer(
      String listing, String seller, Instant first, Optional<LocalDate> listedOn) {
    ListingId id = ListingId.parse(listing);
    Subject subject =
        new Subject(
            Wording.ofTitle("Folding heater"),
            Optional.empty(),
            List.of(id),
            List.of(),
            List.of(),
            List.of());
    return new SeenOffer(
        id,
        subject,
        Optional.of(new Seller(Optional.of(seller), Optional.of("Toy Shop"))),
        first,
        listedOn,
        Optional.empty());
  }

  private static Event takenDown() {
    Sighting before = sighting("1", GONE.minus(Duration.ofDays(1)));
    Sighting first = sighting("2", GONE.minusSeconds(8));
    return new Event(
        EventKind.TAKEN_DOWN,
        before,
        first,
        sighting("3", GONE.plus(Duration.ofHours(1))),
        Event.Elsewhere.NOT_ASKED,
        Optional.empty());
  }

  private static Sighting sighting(String visit, Instant at) {
    return new Sighting(
        visit,
        WATCHED,
        "lane",
        at,
        at.plusSeconds(8),
        new Verdict.Removed(new Basis(List.of(), "1")),
        false,
        true);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
