package io.haetae.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NextLookTest {
  private static final Instant NOW = Instant.parse("2026-12-08T09:00:00Z");
  private static final Duration WITHIN = Duration.ofDays(7);
  private static final Map<String, String> OFFER =
      Map.of(
          "light page alone", "Orderable",
          "light status", "200",
          "light address", "https://shop.example/1",
          "light title", "A toy",
          "light price", "10 KRW",
          "light seller", "7 Toys",
          "light options", "2",
          "light reading", "abc");

  @Test
  void theSameOfferAsBeforeTheLastConclusiveVisitNeedsNoBrowser() {
    NextLook next = next(seen(OFFER), before(Duration.ofDays(7), "Orderable", seen(OFFER)));

    assertThat(next).isEqualTo(new NextLook.Unchanged());
    assertThat(next.browser()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "light page alone, SoldOut, page alone",
    "light address, https://shop.example/2, address",
    "light title, Another toy, title",
    "light price, 11 KRW, price",
    "light seller, 8 Other, seller",
    "light options, 3, options",
    "light reading, abd, reading"
  })
  void anythingThatIsNotAsItWasNeedsABrowser(String name, String value, String said) {
    NextLook next =
        next(seen(with(name, value)), before(Duration.ofDays(1), "Orderable", seen(OFFER)));

    assertThat(next).isEqualTo(new NextLook.Changed(List.of(said)));
    assertThat(next.browser()).isTrue();
  }

  @Test
  void aValueThatIsNoLongerThereIsAChange() {
    Map<String, String> without = new TreeMap<>(OFFER);
    without.remove("light seller");

    assertThat(next(seen(without), before(Duration.ofDays(1), "Orderable", seen(OFFER))))
        .isEqualTo(new NextLook.Changed(List.of("seller")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Removed",
        "SellerGone",
        "Redirected",
        "AgeGated",
        "RegionBlocked",
        "Undetermined(EmptyShell)",
        "Undetermined(UnknownLayout)",
        "Undetermined(WrongVantage)",
        "Undetermined(Conflicting)",
        "Undetermined(Failed)"
      })
  void whatIsNoOfferIsNeverUnchangedHoweverOftenItIsSeen(String alone) {
    Verdict twice = seen(with("light page alone", alone));

    NextLook next = next(twice, before(Duration.ofDays(1), alone, twice));

    assertThat(next).isInstanceOf(NextLook.Unreadable.class);
    assertThat(next.browser()).isTrue();
    assertThat(next.described()).contains(alone);
  }

  @Test
  void anOfferUnderAnotherStatusThan200IsNotReadable() {
    Verdict twice = seen(with("light status", "404"));

    assertThat(next(twice, before(Duration.ofDays(1), "Orderable", twice)))
        .isEqualTo(new NextLook.Unreadable("the site answered 404"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"CHALLENGED", "RATE_LIMITED", "LOGIN_REQUIRED"})
  void aRefusalIsRecordedAndNoBrowserGoesWhereARequestWasRefused(Reason reason) {
    Verdict refused = new Verdict.Undetermined(reason, basis(Map.of()));

    NextLook next = next(refused, before(Duration.ofDays(30), "Orderable", seen(OFFER)));

    assertThat(next).isEqualTo(new NextLook.Stopped(reason.stored()));
    assertThat(next.browser()).isFalse();
  }

  @Test
  void aVisitThatRobotsTxtForbadeIsAStop() {
    Verdict failed = new Verdict.Undetermined(Reason.FAILED, basis(Map.of()));

    assertThat(NextLook.of(observation(failed, Optional.empty()), Optional.empty(), WITHIN))
        .isEqualTo(new NextLook.Stopped("no visit was made"));
  }

  @Test
  void anOldConclusionIsMadeAnewThoughNothingChanged() {
    Duration age = WITHIN.plusSeconds(1);

    NextLook next = next(seen(OFFER), before(age, "Orderable", seen(OFFER)));

    assertThat(next).isEqualTo(new NextLook.TooOld(age));
    assertThat(next.browser()).isTrue();
  }

  @Test
  void withoutAConclusiveVisitOrItsFirstLookThereIsNothingToCompareWith() {
    assertThat(next(seen(OFFER), Optional.empty())).isInstanceOf(NextLook.NothingBefore.class);
    assertThat(
            next(
                seen(OFFER),
                Optional.of(new LookMemory.Before(NOW, "Orderable", Optional.empty()))))
        .isInstanceOf(NextLook.NothingBefore.class);
  }

  @Test
  void aSourceThatSaidOtherwiseThanTheBrowserTellsNothing() {
    assertThat(next(seen(OFFER), before(Duration.ofDays(1), "SoldOut", seen(OFFER))))
        .isInstanceOf(NextLook.NothingBefore.class);
  }

  private static NextLook next(Verdict seen, Optional<LookMemory.Before> before) {
    EvidenceRef sealed = new EvidenceRef("capture", "bundles/capture", "00".repeat(32));
    return NextLook.of(observation(seen, Optional.of(sealed)), before, WITHIN);
  }

  private static Optional<LookMemory.Before> before(Duration age, String kind, Verdict look) {
    return Optional.of(new LookMemory.Before(NOW.minus(age), kind, Optional.of(look)));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(OFFER);
    changed.put(name, value);
    return changed;
  }

  private static Verdict seen(Map<String, String> notes) {
    return new Verdict.Undetermined(Reason.PROBED, basis(notes));
  }

  private static Basis basis(Map<String, String> notes) {
    List<Signal> signals = new ArrayList<>();
    new TreeMap<>(notes)
        .forEach((name, value) -> signals.add(new Signal(Meaning.NOTE, name, value, "page")));
    return new Basis(signals, Judge.RULES);
  }

  private static Observation observation(Verdict verdict, Optional<EvidenceRef> evidence) {
    ListingId listing = ListingId.parse("temu:601099512345678");
    Visit visit =
        new Visit(
            "run/1",
            "run",
            1,
            Purpose.PROBE,
            Optional.of("item"),
            listing,
            List.of(),
            URI.create("https://shop.example/1"),
            new Lane(listing.site(), Vantage.korea(), Optional.empty()));
    return new Observation(visit, NOW.minusSeconds(1), NOW, verdict, Optional.empty(), evidence);
  }
}
