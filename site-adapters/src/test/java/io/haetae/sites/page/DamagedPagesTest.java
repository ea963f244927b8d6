package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.generic.GenericAdapter;
import io.haetae.sites.shein.SheinAdapter;
import io.haetae.sites.temu.TemuAdapter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that say that an offer is sold out, damaged in every way, never say anything better. */
final class DamagedPagesTest {
  private static final int TIMES = 400;

  record Page(SiteAdapter adapter, String html, String verdict) {
    @Override
    public String toString() {
      return adapter.name();
    }
  }

  static List<Page> pages() {
    return List.of(
        new Page(
            new GenericAdapter(),
            "<html><head><title>Bath duck</title><link rel=canonical href='https://s.example/d-1'>"
                + "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":"
                + "\"Product\",\"name\":\"Bath duck\",\"sku\":\"D1\",\"offers\":[{\"@type\":\"Offer\","
                + "\"price\":\"9.90\",\"priceCurrency\":\"EUR\",\"availability\":\"OutOfStock\"}]}</script>"
                + "</head><body><h1>Bath duck</h1><p>A yellow duck of soft rubber for the bath.</p>"
                + "<div itemscope itemtype='http://schema.org/Product'><b itemprop=name>Bath duck</b><i "
                + "itemprop=offers itemscope itemtype='http://schema.org/Offer'><link itemprop=availability "
                + "href='http://schema.org/SoldOut'><meta itemprop=price content='9.90'></i></div></body></html>",
            "SoldOut"),
        new Page(
            new TemuAdapter(),
            "<html><head><title>Duck - Temu</title></head><body><script>window.rawData={\"store\":{"
                + "\"localInfo\":{\"currency\":\"KRW\",\"region\":\"185\"},\"goods\":{\"goodsId\":"
                + "601099000000001,\"goodsName\":\"Bath duck\",\"minOnSalePrice\":2570},\"sku\":[{\"skuId\":1,"
                + "\"salePrice\":2570,\"stockQuantity\":0}]}};</script><p>This item is sold out.</p></body></html>",
            "SoldOut"),
        new Page(
            new SheinAdapter(),
            "<html><head><title>Duck | SHEIN</title></head><body><script>var _constants={\"SiteUID\":\"kr\","
                + "\"currency\":\"KRW\",\"originalUrl\":\"/Duck-p-12345678.html\"}</script><script>"
                + "window.gbRawData={\"modules\":{\"productInfo\":{\"goods_id\":\"12345678\",\"goods_name\":"
                + "\"Duck\",\"is_on_sale\":\"0\",\"soldOutStatus\":true},\"saleAttr\":{\"sku_list\":[{\"sku_code\":"
                + "\"I1\",\"stock\":\"0\",\"price\":{\"salePrice\":{\"amount\":\"9000\"}}}]}}};</script>"
                + "<p>Sold out</p></body></html>",
            "SoldOut"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysSoldOutWhole(Page page) {
    assertThat(ReadPages.verdict(page.adapter(), page.html())).isEqualTo(page.verdict());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysNothingBetterCutOffAnywhere(Page page) {
    for (int end = 0; end < page.html().length(); end++) {
      expectNothingBetter(page, page.html().substring(0, end));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysNothingBetterWithAPartMissingOrTwice(Page page) {
    Random random = new Random(20261123);
    for (int i = 0; i < TIMES; i++) {
      int start = random.nextInt(page.html().length());
      int end = start + random.nextInt(Math.min(80, page.html().length() - start) + 1);
      String part = page.html().substring(start, end);
      String before = page.html().substring(0, start);
      String after = page.html().substring(end);
      expectNothingBetter(page, before + after);
      expectNothingBetter(page, before + part + part + after);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void survivesAnyCharacters(Page page) {
    Random random = new Random(7);
    String characters = "{}[]<>\"'\\,:;&%=/-0e9\u0000\uD800 NaN";
    for (int i = 0; i < TIMES; i++) {
      StringBuilder damaged = new StringBuilder(page.html());
      for (int j = 0; j < 4; j++) {
        char other = characters.charAt(random.nextInt(characters.length()));
        damaged.setCharAt(random.nextInt(damaged.length()), other);
      }
      Capture capture = ReadPages.saved(damaged.toString());
      assertThatCode(() -> page.adapter().read(capture)).doesNotThrowAnyException();
    }
  }

  private static void expectNothingBetter(Page page, String damaged) {
    String verdict = ReadPages.verdict(page.adapter().read(ReadPages.saved(damaged)));
    assertThat(verdict).as(damaged).isNotIn("Orderable", "Removed", "RegionBlocked", "SellerGone");
  }
}
