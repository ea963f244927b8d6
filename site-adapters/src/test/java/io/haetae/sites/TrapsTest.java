package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.site.Reading;
import io.haetae.sites.page.ReadPages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Marks that look like a statement and are none, each on a page where it misled a public reader.
 */
final class TrapsTest {
  private static final String NOTICES =
      "<script>window.t={\"PAGE_NOT_FOUND_NOTICE\":\"Sorry, item temporarily unavailable\","
          + "\"PAGE_NOT_FOUND_RCMD_TITLE\":\"Sorry, the page you requested can not be found\"}</script>";
  private static final String GUARDS =
      "<script src='//g.example/baxia.js'></script><script>var p='/_____tmd_____/punish',b='baxia',"
          + "s='sufei-punish';</script>";
  private static final String TEMU_SHELL =
      "<html><head><title>Temu</title><link rel=canonical href='https://www.temu.com/shop-m-1.html'></head>"
          + "<body><script>window.i18n={\"a\":\"This item is sold out.\",\"b\":\"Sold out\",\"c\":"
          + "\"This page is not available in Temu {{currentRegion}}\"}</script><p>Explore the shop's new"
          + " arrivals and follow it for more of them.</p></body></html>";
  private static final String SHEIN_RISK =
      "<html><head><title>Women's &amp; Men's Clothing | SHEIN</title></head><body><script>var gbCommonInfo = {PLATFORM:'PC'}\nvar _constants="
          + "{\"SiteUID\":\"us\",\"isRiskPage\":false,\"originalUrl\":\"/risk/challenge?captcha_type=903&"
          + "redirection=https%3A%2F%2Fus.shein.com%2FDuck-p-12345678.html\"}</script><p>Women Curve Kids"
          + " Men Home Beauty and all the other words of the shop's head</p></body></html>";
  private static final String ALIEXPRESS_HEAD =
      "<html><head><meta property='og:title' content='Bath duck | AliExpress'><meta property='og:url'"
          + " content='https://www.aliexpress.com/item/1005001234567890.html'><script>window.runParams = {};"
          + "window._d_c_={};window._d_c_.isCSR=true;window._d_c_.DCData={\"imagePathList\":[\"//a/d.jpg\"]};"
          + "</script></head><body>";

  record Trap(String name, String page, String verdict) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Trap> traps() {
    String live = ours("AliExpress modules, on sale");
    return List.of(
        new Trap(
            "not-found texts on a live page",
            live.replace("<body>", "<body>" + NOTICES),
            "Orderable"),
        new Trap(
            "anti-bot scripts on a live page",
            live.replace("<body>", "<body>" + GUARDS),
            "Orderable"),
        new Trap("sold-out texts of an empty shell", TEMU_SHELL, "Undetermined:UnknownLayout"),
        new Trap("a challenge with the shop's title", SHEIN_RISK, "Undetermined:Challenged"),
        new Trap(
            "a preview without an offer",
            ALIEXPRESS_HEAD + "<div id=root></div></body></html>",
            "Undetermined:EmptyShell"),
        new Trap(
            "a preview beside the not-found block",
            ALIEXPRESS_HEAD
                + "<div class='not-found--wrap--x'>Sorry, not found</div></body></html>",
            "Undetermined:Conflicting"),
        new Trap(
            "a status of 0 and prices without stock",
            ours("AliExpress modules, sold out"),
            "SoldOut"),
        new Trap(
            "a preview that contradicts the data",
            shop("http://schema.org/OutOfStock", "InStock"),
            "Undetermined:Conflicting"),
        new Trap("a bare token", shop("InStock", "InStock"), "Orderable"),
        new Trap("a token with a line", shop("in_stock", "in_stock"), "Orderable"));
  }

  private static String ours(String name) {
    return PagesOfOurOwn.all().getOrDefault(name, "");
  }

  private static String shop(String availability, String preview) {
    return "<html><head><title>Sandal</title><link rel=canonical href='https://shop.example/sandal'>"
        + "<meta property='og:availability' content='"
        + preview
        + "'></head><body itemscope itemtype='http://schema.org/Product'><h1 itemprop=name>Sandal</h1>"
        + "<div itemprop=offers itemscope itemtype='http://schema.org/Offer'><meta itemprop=price"
        + " content='80.00'><meta itemprop=priceCurrency content=USD><link itemprop=availability href='"
        + availability
        + "'></div></body></html>";
  }

  private static Reading read(String page) {
    Capture capture = ReadPages.saved(page);
    return Adapters.bestFor(capture).orElseThrow().read(capture);
  }

  @ParameterizedTest
  @MethodSource("traps")
  void misleadsNobody(Trap trap) {
    assertThat(ReadPages.verdict(read(trap.page()))).isEqualTo(trap.verdict());
  }

  @Test
  void theShownPriceIsThatOfThePageAndNotOfItsData() {
    String page =
        ALIEXPRESS_HEAD
            + "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Bath duck\",\"offers\":"
            + "{\"@type\":\"Offer\",\"price\":\"0.99\",\"priceCurrency\":\"USD\",\"availability\":\"InStock\"}}"
            + "</script><h1 data-pl='product-title'>Bath duck</h1><span class='price-default--current--F'>"
            + "$3.23</span><div class='ship-to--text--3H'>EN/<b>USD</b></div></body></html>";
    Found<?> price = read(page).product().flatMap(Product::price).orElseThrow();

    assertThat(price.value().toString()).contains("3.23").doesNotContain("0.99");
  }

  @Test
  void theVisitorsAddressDoesNotEnterTheReading() {
    String page =
        ours("AliExpress modules, on sale")
            .replace("\"titleModule\"", "\"webEnv\":{\"ip\":\"192.0.2.1\"},\"titleModule\"");

    assertThat(read(page).toString()).contains("Bath duck").doesNotContain("192.0.2.1");
  }
}
