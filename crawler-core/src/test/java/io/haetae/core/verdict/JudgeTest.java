package io.haetae.core.verdict;

import static io.haetae.core.site.Meaning.AGE_GATE;
import static io.haetae.core.site.Meaning.CHALLENGE;
import static io.haetae.core.site.Meaning.CONFLICT;
import static io.haetae.core.site.Meaning.DELIVERED;
import static io.haetae.core.site.Meaning.EMPTY_SHELL;
import static io.haetae.core.site.Meaning.FAILURE;
import static io.haetae.core.site.Meaning.IN_STOCK;
import static io.haetae.core.site.Meaning.LOGIN_WALL;
import static io.haetae.core.site.Meaning.NOTE;
import static io.haetae.core.site.Meaning.NOT_DELIVERED;
import static io.haetae.core.site.Meaning.NOT_FOUND;
import static io.haetae.core.site.Meaning.OFF_SALE;
import static io.haetae.core.site.Meaning.ON_SALE;
import static io.haetae.core.site.Meaning.OUT_OF_STOCK;
import static io.haetae.core.site.Meaning.RATE_LIMIT;
import static io.haetae.core.site.Meaning.REGION_REFUSAL;
import static io.haetae.core.site.Meaning.SELLER_GONE;
import static io.haetae.core.verdict.Pages.ASKED;
import static io.haetae.core.verdict.Pages.OTHER;
import static io.haetae.core.verdict.Pages.WHOLE;
import static io.haetae.core.verdict.Pages.asked;
import static io.haetae.core.verdict.Pages.item;
import static io.haetae.core.verdict.Pages.offered;
import static io.haetae.core.verdict.Pages.other;
import static io.haetae.core.verdict.Pages.page;
import static io.haetae.core.verdict.Pages.product;
import static io.haetae.core.verdict.Pages.refused;
import static io.haetae.core.verdict.Pages.signal;
import static io.haetae.core.verdict.Pages.stocked;
import static io.haetae.core.verdict.Pages.unknown;
import static io.haetae.core.verdict.Pages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge's rules, one line a rule. */
class JudgeTest {
  private static final Meaning[] LIVE = {ON_SALE, IN_STOCK, DELIVERED};

  static Stream<Arguments> obstacles() {
    return Stream.of(
        arguments(CHALLENGE, "Undetermined(Challenged)"),
        arguments(RATE_LIMIT, "Undetermined(RateLimited)"),
        arguments(LOGIN_WALL, "Undetermined(LoginRequired)"),
        arguments(FAILURE, "Undetermined(Failed)"),
        arguments(EMPTY_SHELL, "Undetermined(EmptyShell)"),
        arguments(CONFLICT, "Undetermined(Conflicting)"));
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void anObstacleEndsEveryConclusion(Meaning obstacle, String expected) {
    for (Reading page :
        List.of(
            item(ON_SALE, IN_STOCK, DELIVERED, obstacle),
            other(NOT_FOUND, obstacle),
            other(REGION_REFUSAL, obstacle),
            other(SELLER_GONE, obstacle),
            item(AGE_GATE, obstacle),
            item(OUT_OF_STOCK, obstacle),
            item(NOT_DELIVERED, obstacle),
            page(PageKind.ITEM, Optional.of(OTHER), Optional.of("KR"), WHOLE, List.of(obstacle)),
            page(
                PageKind.OTHER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(obstacle)))) {
      Verdict verdict = Judge.judge(asked(), page);
      assertThat(verdict.described()).isEqualTo(expected);
      assertThat(verdict.basis().signals()).containsExactly(signal(obstacle));
    }
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        arguments("Removed", other(NOT_FOUND)),
        arguments("Removed", other(NOT_FOUND, OFF_SALE)),
        arguments("Removed", other(NOT_FOUND, NOT_FOUND, NOTE)),
        arguments("Removed", item(Optional.empty(), NOT_FOUND)),
        arguments("RegionBlocked", other(REGION_REFUSAL)),
        arguments("RegionBlocked", item(REGION_REFUSAL, ON_SALE, IN_STOCK)),
        arguments("SellerGone", other(SELLER_GONE)),
        arguments("SellerGone", item(SELLER_GONE)),
        arguments("SellerGone", item(SELLER_GONE, OUT_OF_STOCK)),
        arguments("AgeGated", other(AGE_GATE)),
        arguments("AgeGated", item(AGE_GATE, ON_SALE, IN_STOCK)),
        arguments("Undetermined(Conflicting)", item(NOT_FOUND, ON_SALE)),
        arguments("Undetermined(Conflicting)", other(NOT_FOUND, IN_STOCK)),
        arguments("Undetermined(Conflicting)", item(SELLER_GONE, ON_SALE)),
        arguments("Undetermined(Conflicting)", other(SELLER_GONE, IN_STOCK)),
        arguments("Undetermined(Conflicting)", item(Optional.empty(), NOT_FOUND, OUT_OF_STOCK)),
        arguments("Undetermined(Conflicting)", other(NOT_FOUND, DELIVERED)),
        arguments("Undetermined(Conflicting)", other(NOT_FOUND, NOT_DELIVERED)),
        arguments("Undetermined(Conflicting)", item(NOT_FOUND)),
        arguments("Undetermined(Conflicting)", item(unpriced(offered("a")), NOT_FOUND)),
        arguments("Removed", item(unpriced(refused("a")), NOT_FOUND)),
        arguments("Undetermined(Conflicting)", item(with(offered("a")), SELLER_GONE)),
        arguments("Undetermined(Conflicting)", other(SELLER_GONE, DELIVERED)),
        arguments("Undetermined(Conflicting)", item(REGION_REFUSAL, DELIVERED)),
        arguments("Undetermined(Conflicting)", other(AGE_GATE, NOT_FOUND)),
        arguments("Undetermined(Conflicting)", other(REGION_REFUSAL, AGE_GATE)),
        arguments("Undetermined(Conflicting)", other(AGE_GATE, SELLER_GONE)),
        arguments("Undetermined(Conflicting)", other(NOT_FOUND, REGION_REFUSAL)),
        arguments("Undetermined(Conflicting)", other(REGION_REFUSAL, NOT_FOUND)),
        arguments("Undetermined(Conflicting)", other(SELLER_GONE, NOT_FOUND)),
        arguments("Undetermined(Conflicting)", other(SELLER_GONE, REGION_REFUSAL)));
  }

  static Stream<Arguments> offers() {
    return Stream.of(
        arguments("Orderable", item(LIVE)),
        arguments("Orderable", item(ON_SALE, IN_STOCK)),
        arguments("Orderable", item(with(offered("a"), refused("b")), LIVE)),
        arguments("Orderable", item(with(unknown("a"), refused("b")), LIVE)),
        arguments("Undetermined(Conflicting)", item(with(refused("a"), refused("b")), LIVE)),
        arguments("Undetermined(Conflicting)", item(ON_SALE, OFF_SALE, IN_STOCK)),
        arguments("Undetermined(Conflicting)", item(ON_SALE, IN_STOCK, OUT_OF_STOCK)),
        arguments("Undetermined(Conflicting)", item(ON_SALE, DELIVERED, NOT_DELIVERED)),
        arguments("Undetermined(Conflicting)", item(with(offered("a")), OUT_OF_STOCK)),
        arguments("Undetermined(Conflicting)", item(stocked(3), ON_SALE, OUT_OF_STOCK)),
        arguments("Undetermined(Conflicting)", item(stocked(0), LIVE)),
        arguments("Undetermined(Conflicting)", item(stocked(-1), LIVE)),
        arguments("Orderable", item(stocked(3), LIVE)),
        arguments("SoldOut", item(stocked(0), ON_SALE, OUT_OF_STOCK)),
        arguments("Undetermined(UnknownLayout)", item(OFF_SALE, OUT_OF_STOCK)),
        arguments("Undetermined(UnknownLayout)", item(OFF_SALE, NOT_DELIVERED)),
        arguments("SoldOut", item(OUT_OF_STOCK)),
        arguments("SoldOut", item(ON_SALE, OUT_OF_STOCK, DELIVERED)),
        arguments("NotDelivered", item(NOT_DELIVERED)),
        arguments("NotDelivered", item(ON_SALE, IN_STOCK, NOT_DELIVERED)),
        arguments("NotDelivered", item(ON_SALE, OUT_OF_STOCK, NOT_DELIVERED)),
        arguments("Undetermined(UnknownLayout)", item()),
        arguments("Undetermined(UnknownLayout)", item(NOTE)),
        arguments("Undetermined(UnknownLayout)", item(ON_SALE)),
        arguments("Undetermined(UnknownLayout)", item(IN_STOCK)),
        arguments("Undetermined(UnknownLayout)", item(DELIVERED)),
        arguments("Undetermined(UnknownLayout)", item(OFF_SALE)),
        arguments("Undetermined(UnknownLayout)", item(OFF_SALE, IN_STOCK)),
        arguments("Undetermined(UnknownLayout)", other(LIVE)),
        arguments("Undetermined(UnknownLayout)", other(OUT_OF_STOCK)),
        arguments("Undetermined(UnknownLayout)", item(Optional.empty(), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(without(false, true), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(without(true, false), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(without(false, true), OUT_OF_STOCK)),
        arguments("Undetermined(UnknownLayout)", item(without(false, true), NOT_DELIVERED)));
  }

  @ParameterizedTest
  @MethodSource({"statements", "offers"})
  void judgesAPage(String expected, Reading reading) {
    assertThat(Judge.judge(asked(), reading).described()).isEqualTo(expected);
  }

  static Stream<Arguments> watchedOptions() {
    return Stream.of(
        arguments("Orderable", item(with(offered("a")), LIVE)),
        arguments("Orderable", item(with(offered("a"), refused("c")), LIVE)),
        arguments("Orderable", item(with(refused("a"), offered("b")), LIVE)),
        arguments("SoldOut", item(with(refused("a"), offered("c")), LIVE)),
        arguments("SoldOut", item(with(refused("a"), refused("b"), offered("c")), LIVE)),
        arguments("OptionGone", item(with(offered("c")), LIVE)),
        arguments("OptionGone", item(with(refused("c"), unknown("d")), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(with(unknown("a"), offered("c")), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(with(refused("a"), unknown("b")), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(LIVE)),
        arguments("Undetermined(UnknownLayout)", item(with(soldThoughOffered("a")), LIVE)),
        arguments("Undetermined(Conflicting)", item(with(refused("a"), refused("c")), LIVE)),
        arguments("Undetermined(Conflicting)", item(with(refused("c")), LIVE)),
        arguments("Undetermined(UnknownLayout)", item(with(offered("c")))),
        arguments("SoldOut", item(with(unknown("a")), ON_SALE, OUT_OF_STOCK)),
        arguments("Removed", other(NOT_FOUND)));
  }

  @ParameterizedTest
  @MethodSource("watchedOptions")
  void judgesThePageOfWatchedOptions(String expected, Reading reading) {
    assertThat(Judge.judge(asked("a", "b"), reading).described()).isEqualTo(expected);
  }

  @Test
  void aPageForAnotherCountryProvesNothing() {
    for (Meaning meaning : List.of(NOT_FOUND, REGION_REFUSAL, SELLER_GONE, AGE_GATE, ON_SALE)) {
      for (String country : List.of("US", "DE", "Korea", "")) {
        Reading reading =
            page(
                PageKind.ITEM,
                Optional.of(ASKED),
                Optional.of(country),
                WHOLE,
                List.of(meaning, IN_STOCK));
        Verdict verdict = Judge.judge(asked(), reading);
        assertThat(verdict.described()).isEqualTo("Undetermined(WrongVantage)");
        assertThat(verdict.basis().signals())
            .containsExactly(new Signal(NOTE, "country", country, "state#/country"));
      }
    }
  }

  @Test
  void aPageThatStatesNoCountryProvesNothingWhereOneWasAskedFor() {
    Reading reading =
        page(PageKind.ITEM, Optional.of(ASKED), Optional.empty(), WHOLE, List.of(LIVE));
    Verdict verdict = Judge.judge(asked(), reading);
    assertThat(verdict.described()).isEqualTo("Undetermined(WrongVantage)");
    assertThat(verdict.basis().signals())
        .containsExactly(
            new Signal(NOTE, "country", "the page states no delivery country, asked KR", "page"));
    Question anywhere = new Question(Optional.of(ASKED), Optional.empty(), List.of());
    assertThat(Judge.judge(anywhere, reading).kind()).isEqualTo("Orderable");
  }

  @Test
  void aCountryMatchesInEitherCaseAndUkIsGreatBritain() {
    Question britain = new Question(Optional.of(ASKED), Country.of("GB"), List.of());
    for (String country : List.of("GB", "gb", "UK", " uk ")) {
      Reading reading =
          page(PageKind.ITEM, Optional.of(ASKED), Optional.of(country), WHOLE, List.of(LIVE));
      assertThat(Judge.judge(britain, reading).kind()).isEqualTo("Orderable");
    }
  }

  @Test
  void anotherOfferInItsPlaceIsRedirected() {
    Reading reading =
        page(PageKind.ITEM, Optional.of(OTHER), Optional.of("KR"), WHOLE, List.of(LIVE));
    Verdict verdict = Judge.judge(asked(), reading);
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Redirected(
                OTHER,
                new Basis(
                    List.of(new Signal(NOTE, "listing", "shop:2 shown, shop:1 asked", "page")),
                    Judge.RULES)));
  }

  @Test
  void anotherItemsNumberWithoutAnOfferProvesNothing() {
    for (PageKind kind : PageKind.values()) {
      Reading bare =
          page(kind, Optional.of(OTHER), Optional.of("KR"), Optional.empty(), List.of(NOT_FOUND));
      assertThat(Judge.judge(asked(), bare).described()).isEqualTo("Undetermined(UnknownLayout)");
    }
    for (PageKind kind : List.of(PageKind.SEARCH, PageKind.OTHER)) {
      Reading full = page(kind, Optional.of(OTHER), Optional.of("KR"), WHOLE, List.of(LIVE));
      assertThat(Judge.judge(asked(), full).described()).isEqualTo("Undetermined(UnknownLayout)");
    }
  }

  @Test
  void anotherItemsOfferIsNoRedirectionWhereThePageSaysMore() {
    for (Meaning meaning : List.of(NOT_FOUND, REGION_REFUSAL, SELLER_GONE, AGE_GATE)) {
      Reading reading =
          page(PageKind.ITEM, Optional.of(OTHER), Optional.of("KR"), WHOLE, List.of(meaning));
      Verdict verdict = Judge.judge(asked(), reading);
      assertThat(verdict.described()).isEqualTo("Undetermined(UnknownLayout)");
      assertThat(verdict.basis().signals())
          .containsExactly(
              new Signal(NOTE, "listing", "shop:2 shown, shop:1 asked", "page"), signal(meaning));
    }
  }

  @Test
  void anotherItemsOfferIsNoRedirectionWithoutATitle() {
    Reading reading =
        page(
            PageKind.ITEM,
            Optional.of(OTHER),
            Optional.of("KR"),
            without(false, true),
            List.of(LIVE));
    assertThat(Judge.judge(asked(), reading).described()).isEqualTo("Undetermined(UnknownLayout)");
  }

  @Test
  void numbersOfTwoSitesAreNotCompared() {
    Optional<ListingId> elsewhere = Optional.of(ListingId.parse("generic:1"));
    Reading reading = page(PageKind.ITEM, elsewhere, Optional.of("KR"), WHOLE, List.of(LIVE));
    assertThat(Judge.judge(asked(), reading).described()).isEqualTo("Undetermined(UnknownLayout)");
  }

  @Test
  void aListOfOffersSaysNothingAboutOneItem() {
    for (Meaning meaning : List.of(NOT_FOUND, REGION_REFUSAL, SELLER_GONE, AGE_GATE)) {
      Reading reading =
          page(
              PageKind.SEARCH,
              Optional.empty(),
              Optional.of("KR"),
              Optional.empty(),
              List.of(meaning));
      assertThat(Judge.judge(asked(), reading).described())
          .isEqualTo("Undetermined(UnknownLayout)");
    }
  }

  @Test
  void anOfferThatNamesNoItemIsNotTheOneAskedFor() {
    for (Meaning meaning : List.of(ON_SALE, OUT_OF_STOCK, NOT_DELIVERED)) {
      Reading reading =
          page(PageKind.ITEM, Optional.empty(), Optional.of("KR"), WHOLE, List.of(meaning, NOTE));
      assertThat(Judge.judge(asked(), reading).described())
          .isEqualTo("Undetermined(UnknownLayout)");
    }
  }

  @Test
  void aQuestionWithoutListingTakesTheOneOnThePage() {
    Question any = new Question(Optional.empty(), Optional.of(Country.KOREA), List.of());
    Reading reading =
        page(PageKind.ITEM, Optional.of(OTHER), Optional.of("KR"), WHOLE, List.of(LIVE));
    assertThat(Judge.judge(any, reading).kind()).isEqualTo("Orderable");
  }

  @Test
  void aVerdictRestsOnTheSignalsThatLedToIt() {
    assertThat(Judge.judge(asked(), item(NOTE, IN_STOCK, ON_SALE)).basis())
        .isEqualTo(new Basis(List.of(signal(IN_STOCK), signal(ON_SALE)), "1"));
    assertThat(Judge.judge(asked(), other(NOTE, NOT_FOUND)).basis().signals())
        .containsExactly(signal(NOT_FOUND));
    assertThat(
            Judge.judge(asked("a"), item(with(offered("a"), offered("c")), LIVE)).basis().signals())
        .contains(new Signal(NOTE, "option a", "Option a: orderable", "options"))
        .noneMatch(signal -> signal.name().equals("option c"));
  }

  private static Optional<Product> unpriced(Option... options) {
    return Optional.of(product(true, false, List.of(options)));
  }

  private static Option soldThoughOffered(String id) {
    return new Option(id, id, Optional.empty(), Optional.of(0L), Optional.of(true));
  }

  private static Optional<Product> without(boolean title, boolean price) {
    return Optional.of(product(title, price, List.of()));
  }
}
