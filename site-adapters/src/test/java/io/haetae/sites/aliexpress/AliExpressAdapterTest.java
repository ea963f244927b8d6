package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Found;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.page.ReadPages;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AliExpressAdapterTest {
  private static final String BUY = "<button class='btn buy-now--buynow--O'>Buy now</button>";
  private static final String NOT_FOUND =
      "<div class='not-found--wrap--U9'><div>Sorry, the page can not be found</div></div>";

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private Reading read(String saved) {
    return adapter.read(ReadPages.saved(saved));
  }

  private String verdict(String saved) {
    return ReadPages.verdict(adapter, saved);
  }

  private static String shown(Product product) {
    return product.price().orElseThrow().value().shown().plain();
  }

  @Test
  void readsModulesOfAmericanNumbersAsThoseOfTheWorld() {
    String american = "3256801048253138";
    String page = AliExpressPage.source(AliExpressPage.modules(american, 0, 3));
    Reading reading = read(page);
    Product product = reading.product().orElseThrow();
    Option option = product.options().getFirst();

    assertThat(verdict(page)).isEqualTo("Orderable");
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(product.title().orElseThrow().value()).isEqualTo("Children's duck };");
    assertThat(shown(product)).isEqualTo("5.20");
    assertThat(product.listPrice().orElseThrow().value().shown().plain()).isEqualTo("10.40");
    assertThat(option.id()).isEqualTo("12000037381962817");
    assertThat(option.label()).isEqualTo("Yellow");
    assertThat(product.seller().orElseThrow().value().id()).contains("1101254880");
    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, Orderable", "0, 0, SoldOut", "1, 3, Undetermined:UnknownLayout"})
  void judgesModulesByStatusAndStock(int status, int stock, String verdict) {
    String data = AliExpressPage.modules(AliExpressPage.NUMBER, status, stock);

    assertThat(verdict(AliExpressPage.source(data))).isEqualTo(verdict);
  }

  @Test
  void readsModulesWhereTheRestOfTheObjectIsCode() {
    String data = AliExpressPage.modules(AliExpressPage.NUMBER, 0, 3);
    String page =
        "<script>window.runParams = { data: " + data + ", token: window.token() };</script>";

    assertThat(verdict(page)).isEqualTo("Orderable");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3, Orderable",
    "'', 0, SoldOut",
    "'\"unreachable\":true,', 3, NotDelivered",
    "'\"unreachable\":false,', 3, Orderable"
  })
  void judgesComponentsByStockAndDelivery(String freight, int stock, String verdict) {
    String page = AliExpressPage.source(AliExpressPage.components(freight, stock));

    assertThat(verdict(page)).isEqualTo(verdict);
    assertThat(shown(read(page).product().orElseThrow())).isEqualTo("4340");
    assertThat(read(page).country().map(Found::value)).contains("KR");
  }

  @Test
  void readsTheAnswerOfTheInterfaceBareAndAsACall() {
    String answer = AliExpressPage.answer(AliExpressPage.result(1), "SUCCESS::OK");
    Product product = read(answer).product().orElseThrow();

    assertThat(verdict(answer)).isEqualTo("Orderable");
    assertThat(verdict("mtopjsonp1(" + answer + ")")).isEqualTo("Orderable");
    assertThat(shown(product)).isEqualTo("8819.02");
    assertThat(product.price().orElseThrow().value().shown().currency()).contains("BRL");
    assertThat(read(answer).country().map(Found::value)).contains("BR");
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL_SYS_USER_VALIDATE::RGV587, Undetermined:Challenged",
    "FAIL_SYS_TOKEN_EMPTY::x, Undetermined:Failed",
    "SUCCESS::OK, Undetermined:EmptyShell"
  })
  void readsAnAnswerWithoutContentByItsOutcome(String ret, String verdict) {
    assertThat(verdict(AliExpressPage.answer("", ret))).isEqualTo(verdict);
  }

  @Test
  void readsABanInTheRegion() {
    String ban = "\"GLOBAL_DATA\":{\"globalData\":{\"bigBossBan\":true}}";

    assertThat(verdict(AliExpressPage.answer(ban, "SUCCESS::OK"))).isEqualTo("RegionBlocked");
  }

  @Test
  void readsWhatScriptsDrew() {
    String page = AliExpressPage.frame("Bath duck", AliExpressPage.drawn("$1,289.72", BUY));
    Reading reading = read(page);
    Product product = reading.product().orElseThrow();

    assertThat(verdict(page)).isEqualTo("Orderable");
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(shown(product)).isEqualTo("1289.72");
    assertThat(product.listPrice().orElseThrow().value().shown().plain()).isEqualTo("1557.15");
    assertThat(product.seller().orElseThrow().value().id()).contains("1103609220");
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "<button class='buy-now--buynow--O' disabled>Buy now</button>",
    "<div id=nav-moretolove><button class='add-to-cart--c--O'>Add</button></div>"
  })
  void aDrawnOfferWithoutAnOpenButtonProvesNothing(String button) {
    String page = AliExpressPage.frame("Bath duck", AliExpressPage.drawn("$9.72", button));

    assertThat(verdict(page)).startsWith("Undetermined");
  }

  @Test
  void aFrameWithoutContentIsNoStatement() {
    assertThat(verdict(AliExpressPage.frame("Bath duck", ""))).isEqualTo("Undetermined:EmptyShell");
  }

  @Test
  void theNotFoundBlockIsDoubtedWhereThePagePresentsItsItem() {
    assertThat(verdict(AliExpressPage.frame("404 page", NOT_FOUND))).isEqualTo("Removed");
    assertThat(verdict(AliExpressPage.frame("Bath duck", NOT_FOUND)))
        .isEqualTo("Undetermined:Conflicting");
  }

  @Test
  void aTestOfTheVisitorNamesItsItem() {
    String page =
        "<html><body><script>window._config_ = {\"action\":\"captcha\",\"HOST\":"
            + "\"ko.aliexpress.com:443\",\"PATH\":\"/item/1005001234567890.html\",\"SECDATA\":\"x\"};"
            + "</script></body></html>";

    assertThat(verdict(page)).isEqualTo("Undetermined:Challenged");
    assertThat(read(page).listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @Test
  void readsASearch() {
    String page =
        "<script>window._dida_config_ = {};window._dida_config_._init_data_= { data: {\"data\":{\"root\":"
            + "{\"fields\":{\"mods\":{\"itemList\":{\"content\":[{\"productId\":\"3256801048253138\","
            + "\"lunchTime\":\"2025-05-25 00:00:00\",\"title\":{\"displayTitle\":\"Duck\"},\"prices\":"
            + "{\"salePrice\":{\"currencyCode\":\"USD\",\"minPrice\":2.3}},\"store\":{\"storeId\":7}}]}}}}}}"
            + " };</script>";
    Reading reading = read(page);

    assertThat(reading.page()).isEqualTo(PageKind.SEARCH);
    assertThat(reading.results()).hasSize(1);
    assertThat(reading.results().getFirst().listing().number()).isEqualTo("1005001234567890");
    assertThat(reading.results().getFirst().price().orElseThrow().plain()).isEqualTo("2.30");
    assertThat(reading.results().getFirst().listedOn()).contains(LocalDate.of(2025, 5, 25));
  }

  @Test
  void aSearchWithoutDataIsNotASearchWithoutHits() {
    Reading reading = read("<html><script>window._dida_config_={pageName:'x'};</script></html>");

    assertThat(reading.says(Meaning.EMPTY_SHELL)).isTrue();
    assertThat(reading.page()).isEqualTo(PageKind.OTHER);
  }

  @Test
  void aSoldOutOfferDamagedAnywhereSaysNothingBetter() {
    String data = AliExpressPage.components("", 0);
    for (int i = 0; i < data.length(); i += 3) {
      String cut =
          AliExpressPage.source(
              data.substring(0, i) + data.substring(i + 3 > data.length() ? i : i + 3));
      assertThat(verdict(cut)).as(cut).isNotIn("Orderable", "Removed", "RegionBlocked");
      assertThat(verdict(data.substring(0, i))).isNotIn("Orderable", "Removed", "RegionBlocked");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "priceComponent", "inventoryComponent", "itemStatusComponent", "productInfoComponent",
    "subject", "idStr", "status", "value"
  })
  void aRenamedPartOfALiveOfferNeverMakesItRemoved(String name) {
    String data = AliExpressPage.components("", 3).replace("\"" + name + "\"", "\"renamed\"");

    assertThat(verdict(AliExpressPage.source(data)))
        .isNotIn("Removed", "SoldOut", "RegionBlocked", "SellerGone");
  }

  @ParameterizedTest
  @CsvSource({"Buy now, Orderable", "Sold out, Undetermined:UnknownLayout"})
  void aDrawnButtonThatSaysSoldOutIsNoneToBuyWith(String words, String verdict) {
    String button = "<button class='btn buy-now--buynow--O'><span>" + words + "</span></button>";
    String page = AliExpressPage.frame("Bath duck", AliExpressPage.drawn("$9.72", button));

    assertThat(verdict(page)).isEqualTo(verdict);
  }
}
