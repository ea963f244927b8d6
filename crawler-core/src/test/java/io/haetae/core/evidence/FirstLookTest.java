package io.haetae.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Pages;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FirstLookTest {
  private static final URI PAGE = URI.create("https://shop.example/1");

  @Test
  void anOfferThatCanBeOrderedIsSeenAndNothingIsConcluded() {
    Verdict seen = seen(200, Pages.item(Meaning.ON_SALE, Meaning.IN_STOCK));

    assertThat(seen.described()).isEqualTo("Undetermined(Probed)");
    assertThat(seen.conclusive()).isFalse();
    assertThat(FirstLook.alone(seen)).isEqualTo("Orderable");
    assertThat(FirstLook.unreadable(seen)).isEmpty();
    assertThat(seen.basis().signals())
        .extracting(Signal::name)
        .containsExactly(
            "light page alone",
            "light status",
            "light address",
            "light title",
            "light price",
            "light options",
            "light reading");
    assertThat(seen.basis().signals()).noneMatch(signal -> signal.at().isBlank());
  }

  @Test
  void theSamePageSeenTwiceHasNoChanges() {
    assertThat(
            FirstLook.changes(
                seen(200, Pages.item(Meaning.ON_SALE, Meaning.IN_STOCK)),
                seen(200, Pages.item(Meaning.ON_SALE, Meaning.IN_STOCK))))
        .isEmpty();
  }

  @Test
  void aStockCountIsNoChangeButAnOptionThatIsNoLongerToBeHadIs() {
    Reading before = Pages.item(offering(true, 9), Meaning.ON_SALE);

    assertThat(changes(before, Pages.item(offering(true, 8), Meaning.ON_SALE))).isEmpty();
    assertThat(changes(before, Pages.item(offering(false, 9), Meaning.ON_SALE)))
        .contains("reading");
  }

  @ParameterizedTest
  @EnumSource(
      value = Meaning.class,
      names = {"NOT_FOUND", "SELLER_GONE", "EMPTY_SHELL", "FAILURE", "CONFLICT", "AGE_GATE"})
  void whatIsNoOfferCannotBeTold(Meaning meaning) {
    assertThat(FirstLook.unreadable(seen(200, Pages.other(meaning)))).isPresent();
  }

  @Test
  void anOfferOfAnotherItemOrForAnotherCountryCannotBeTold() {
    Reading other =
        Pages.page(
            Pages.item().page(),
            Optional.of(Pages.OTHER),
            Optional.of("KR"),
            Pages.WHOLE,
            List.of());
    Reading elsewhere =
        Pages.page(
            Pages.item().page(),
            Optional.of(Pages.ASKED),
            Optional.of("US"),
            Pages.WHOLE,
            List.of(Meaning.ON_SALE, Meaning.IN_STOCK));

    assertThat(FirstLook.unreadable(seen(200, other))).isPresent();
    assertThat(FirstLook.unreadable(seen(200, elsewhere))).isPresent();
  }

  @Test
  void anOfferUnderAnErrorStatusCannotBeTold() {
    assertThat(FirstLook.unreadable(seen(404, Pages.item(Meaning.ON_SALE, Meaning.IN_STOCK))))
        .contains("the site answered 404");
  }

  @ParameterizedTest
  @EnumSource(
      value = Meaning.class,
      names = {"CHALLENGE", "RATE_LIMIT", "LOGIN_WALL"})
  void aRefusalStaysOne(Meaning meaning) {
    Verdict seen = seen(200, Pages.item(Meaning.ON_SALE, meaning));

    assertThat(FirstLook.stop(seen)).isPresent();
    assertThat(((Verdict.Undetermined) seen).reason()).isNotEqualTo(Reason.PROBED);
  }

  private static List<String> changes(Reading before, Reading now) {
    return FirstLook.changes(seen(200, before), seen(200, now));
  }

  private static Optional<Product> offering(boolean orderable, long stock) {
    Option option =
        new Option("1", "Red", Optional.empty(), Optional.of(stock), Optional.of(orderable));
    return Optional.of(Pages.product(true, true, List.of(option), Optional.of(stock)));
  }

  private static Verdict seen(int status, Reading reading) {
    Capture capture = Captures.loaded(PAGE, status, "<p>a page</p>");
    return FirstLook.verdict(capture, reading, Judge.judge(Pages.asked(), reading));
  }
}
