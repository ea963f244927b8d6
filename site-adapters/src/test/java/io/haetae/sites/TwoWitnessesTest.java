package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.sites.page.ReadPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of which one part contradicts another prove nothing. */
final class TwoWitnessesTest {
  private static final String CONFLICT = "Undetermined:Conflicting";

  private static String verdict(String page) {
    Capture capture = SavedPage.capture("page", Bytes.utf8(page));
    return ReadPages.verdict(Adapters.bestFor(capture).orElseThrow().read(capture));
  }

  private static String page(String name, String body) {
    return PagesOfOurOwn.of(name).replace("</body>", body + "</body>");
  }

  private static String rendered(String price, String rest) {
    return "<h1 data-pl=product-title>Bath duck</h1><span class=price-default--current--F8>"
        + price
        + "</span>"
        + rest;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "₩4,340|<button class='buy-now--buynow--O'>Buy now</button>|Orderable",
        "₩8,000||Orderable",
        "₩4,340 - 8,000||Orderable",
        "$3.10||Orderable",
        "₩43,400||Undetermined:Conflicting",
        "US $4,340||Undetermined:Conflicting",
        "₩4,340|<button class='buy-now--buynow--O' disabled>Buy now</button>|Undetermined:Conflicting",
        "₩4,340|<div class=quantity--info--j>0 available</div>|Undetermined:Conflicting",
        "₩4,340|<p>Sorry, this item is sold out.</p>|Undetermined:Conflicting",
        "₩4,340|<div class=not-found--wrap--1>Sorry, not found</div>|Undetermined:Conflicting"
      })
  void theRenderedOfferOfAliExpressSpeaksAgainstItsState(String price, String rest, String said) {
    String body = rendered(price, rest == null ? "" : rest);
    assertThat(verdict(page("AliExpress modules, on sale", body))).isEqualTo(said);
  }

  @Test
  void aDeadButtonOfAnOfferThatIsNotSentHereContradictsNothing() {
    String page =
        page(
                "AliExpress modules, on sale",
                rendered("₩4,340", "<button class='buy-now--b--O' disabled>Buy now</button>"))
            .replace(
                "\"storeModule\":",
                "\"shippingModule\":{\"originalLayoutResultList\":[{\"bizData\":{"
                    + "\"unreachable\":true,\"shipToCode\":\"KR\"}}]},\"storeModule\":");
    assertThat(verdict(page)).isEqualTo("NotDelivered");
  }

  /** What remains of a state, its title, does not make the block for missing items a proof. */
  @Test
  void aTitleInTheStateKeepsAliExpressFromSayingRemoved() {
    String state =
        "<html><head><link rel=canonical href='https://ko.aliexpress.com/item/1005001234567890.html'>"
            + "</head><body><script>window.runParams={data:{\"titleModule\":{\"subject\":\"Duck\"}}};"
            + "</script><div class=not-found--wrap--1>Sorry, not found</div></body></html>";
    assertThat(verdict(state)).isEqualTo(CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({
    "'AliExpress modules, on sale', 'AliExpress modules, sold out'",
    "'AliExpress modules, on sale', 'AliExpress modules, status 2'",
    "'AliExpress modules, on sale', 'AliExpress modules, redirect'",
    "'Temu, on sale', 'Temu, sold out'",
    "'Temu, on sale', 'Temu, unavailable'",
    "'SHEIN, on sale', 'SHEIN, sold out'",
    "'SHEIN, on sale', 'SHEIN, not on sale'"
  })
  void anotherStateOfTheSameOfferSpeaksAgainstIt(String first, String second) {
    for (String both : new String[] {joined(first, second), joined(second, first)}) {
      assertThat(verdict(both)).startsWith("Undetermined");
    }
    assertThat(verdict(joined(first, first))).isEqualTo("Orderable");
  }

  @ParameterizedTest
  @CsvSource({
    "'AliExpress modules, on sale', 1005001234567890, 1005001234567891",
    "'Temu, on sale', 601099000000001, 601099000000002",
    "'SHEIN, on sale', 12345678, 12345679"
  })
  void statesOfSeveralOffersLeaveOpenWhoseThePageIs(String name, String number, String other) {
    String page = PagesOfOurOwn.of(name).replaceAll("<link[^>]*>", "").replace("-p-12345678", "");
    String two = script(page) + script(page.replace(number, other));
    assertThat(verdict(page.replace("</body>", two + "</body>"))).isEqualTo(CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({"'Temu, on sale'", "'SHEIN, on sale'", "'AliExpress modules, on sale'"})
  void aSentenceOrADeadButtonSpeaksAgainstAState(String name) {
    assertThat(verdict(page(name, "<h1>Bath duck</h1><p>This item is sold out.</p>")))
        .isEqualTo(CONFLICT);
    assertThat(verdict(page(name, "<h1>Bath duck</h1><p>이 상품은 품절되었습니다.</p>"))).isEqualTo(CONFLICT);
    assertThat(verdict(page(name, "<h1>Bath duck</h1><p>XL</p><p>Sold out</p>")))
        .isEqualTo("Orderable");
    assertThat(verdict(page(name, "<h1>Bath duck</h1><p hidden>This item is sold out.</p>")))
        .isEqualTo("Orderable");
  }

  @Test
  void aDeadButtonSpeaksAgainstTheDataOfAnyShopUnlessThereIsAChoice() {
    String dead = "<button disabled>Add to cart</button>";
    assertThat(verdict(page("Shop, on sale", dead))).isEqualTo(CONFLICT);
    assertThat(verdict(page("Shop, on sale", dead + "<select><option>Size</select>")))
        .isEqualTo("Orderable");
    assertThat(verdict(page("Shop, on sale", "<button>Add to cart</button>")))
        .isEqualTo("Orderable");
  }

  @Test
  void aButtonThatWaitsForStockSpeaksAgainstTheDataOfAnyShop() {
    String waiting = "<button>Notify me when available</button>";
    assertThat(verdict(page("Shop, on sale", waiting))).isEqualTo(CONFLICT);
    assertThat(verdict(page("Shop, on sale", "<button>재입고 알림</button>"))).isEqualTo(CONFLICT);
    assertThat(verdict(page("Shop, on sale", waiting + "<button>Buy now</button>")))
        .isEqualTo("Orderable");
    assertThat(verdict(page("Shop, on sale", "<div hidden>" + waiting + "</div>")))
        .isEqualTo("Orderable");
  }

  @Test
  void aHeadThatKnowsNoItemSpeaksAgainstTheStateOfAliExpress() {
    String page = PagesOfOurOwn.of("AliExpress modules, on sale");
    assertThat(verdict(page.replace("content=\"Bath duck\"", "content=\"404 page\"")))
        .isEqualTo(CONFLICT);
  }

  @Test
  void aBanIsNoConflictWithTheWordsThatSayIt() {
    String tip = "<p>Sorry, this item's currently unavailable in your location.</p>";
    assertThat(verdict(page("AliExpress modules, banned", tip))).isEqualTo("RegionBlocked");
    assertThat(verdict(page("AliExpress modules, on sale", tip))).isEqualTo(CONFLICT);
  }

  @Test
  void aRefusalOfTheCountrySpeaksAgainstTheStateOfTemu() {
    String refusal = "<p>This page is not available in Temu South Korea</p>";
    assertThat(verdict(page("Temu, on sale", refusal))).isEqualTo(CONFLICT);
  }

  private static String script(String page) {
    int start = page.lastIndexOf("<script>");
    return page.substring(start, page.indexOf("</script>", start)) + "</script>";
  }

  private static String joined(String first, String second) {
    return page(first, script(PagesOfOurOwn.of(second)));
  }
}
