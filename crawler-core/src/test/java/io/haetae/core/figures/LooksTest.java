package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.plan.Purpose;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LooksTest {
  private static final Basis NOTHING = new Basis(List.of(), "1");
  private static final ListingId LISTING = new ListingId(new SiteId("temu"), "1");
  private static final Instant START = Instant.parse("2026-01-05T00:00:00.123456789Z");

  @Test
  void aLookComesBackAsItWasAdded() {
    List<Look> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(look("방문 " + i, i, START.plusNanos(i * 1_500_000_001L)));
    }

    assertThat(Looks.of(made)).isEqualTo(made);
  }

  @Test
  void momentsFarFromOursAreKept() {
    List<Look> made = List.of(look("first", 0, Instant.MIN), look("last", 1, Instant.MAX));

    assertThat(Looks.of(made)).isEqualTo(made);
  }

  @Test
  void whatIsAddedLaterIsNotAmongThem() {
    LookColumns columns = new LookColumns();
    columns.add(look("first", 0, START), START, "lane", true);
    Looks known = columns.looks();
    columns.add(look("second", 1, START), START, "lane", true);

    assertThat(known).containsExactly(look("first", 0, START));
    assertThatThrownBy(() -> known.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theLooksOfAnOfferComeInTheOrderOfTimeWhoeverSellsIt() {
    Looks looks =
        Looks.of(
            List.of(
                look("late", 0, START.plusSeconds(9)),
                look("early", 3, START),
                look("too late", 0, START.plusSeconds(11)),
                look("middle", 3, START.plusSeconds(5))));

    Watched watched = new Watched(looks, Country.KOREA, START.plusSeconds(10));

    assertThat(watched.of("item", LISTING))
        .extracting(Look::visit)
        .containsExactly("early", "middle", "late");
    assertThat(watched.looks()).hasSize(1);
  }

  @Test
  void controlsAndOtherCountriesAreNoTargets() {
    Look elsewhere =
        new Look(
            "elsewhere",
            Purpose.TARGET,
            LISTING,
            Optional.empty(),
            new Country("US"),
            START,
            new Verdict.Orderable(NOTHING),
            Optional.empty(),
            true,
            Optional.empty());
    Look control =
        new Look(
            "control",
            Purpose.CONTROL_ON_SALE,
            LISTING,
            Optional.empty(),
            Country.KOREA,
            START,
            new Verdict.Orderable(NOTHING),
            Optional.empty(),
            true,
            Optional.empty());

    assertThat(new Watched(Looks.of(List.of(elsewhere, control)), Country.KOREA, START).looks())
        .isEmpty();
  }

  private static Look look(String visit, int kind, Instant at) {
    Verdict verdict =
        switch (kind % 3) {
          case 0 -> new Verdict.Orderable(NOTHING);
          case 1 -> new Verdict.Undetermined(Reason.CHALLENGED, NOTHING);
          default -> new Verdict.Removed(NOTHING);
        };
    return new Look(
        visit,
        Purpose.TARGET,
        LISTING,
        Optional.of("item"),
        Country.KOREA,
        at,
        verdict,
        kind % 2 == 0 ? Optional.empty() : Optional.of("seller " + kind % 7),
        kind % 5 == 0,
        kind % 4 == 0 ? Optional.of(Set.of(Stated.KC)) : Optional.empty());
  }
}
