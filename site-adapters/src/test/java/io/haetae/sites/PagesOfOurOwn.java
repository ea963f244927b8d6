package io.haetae.sites;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Small pages in the structure of the real ones, one for each statement that a page can make. */
final class PagesOfOurOwn {
  private static final String NUMBER = "1005001234567890";

  private PagesOfOurOwn() {}

  /** The pages by what they say. */
  static Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("AliExpress modules, on sale", modules(0, 5, "OK", false));
    pages.put("AliExpress modules, sold out", modules(0, 0, "OK", false));
    pages.put("AliExpress modules, status 2", modules(2, 5, "OK", false));
    pages.put("AliExpress modules, redirect", modules(0, 5, "ITEM_OFFLINE", false));
    pages.put("AliExpress modules, banned", modules(0, 5, "OK", true));
    pages.put("AliExpress answer, on sale", answer(0, 5, true));
    pages.put("AliExpress answer, sold out", answer(0, 0, true));
    pages.put("AliExpress answer, not salable", answer(0, 5, false));
    pages.put("AliExpress answer, status 1", answer(1, 5, true));
    pages.put("AliExpress answer in its page, on sale", plain(answer(0, 5, true)));
    pages.put("AliExpress answer in its page, sold out", plain(answer(0, 0, true)));
    pages.put("AliExpress until 2018, on sale", scalars(5, "<a id=j-buy-now-btn>Buy Now</a>"));
    pages.put("AliExpress until 2018, sold out", scalars(0, "<a id=j-buy-now-btn>Buy Now</a>"));
    pages.put("AliExpress until 2018, no button", scalars(5, ""));
    pages.put("aliexpress.ru, on sale", russian(0, 5));
    pages.put("aliexpress.ru, sold out", russian(0, 0));
    pages.put("aliexpress.ru, status 1", russian(1, 5));
    pages.put("AliExpress not found", notFound("404 page"));
    pages.put("AliExpress not found, doubted", notFound("Bath duck"));
    pages.put("Temu, on sale", temu(1, 1, 7));
    pages.put("Temu, sold out", temu(1, 1, 0));
    pages.put("Temu, unavailable", temu(5, 0, 0).replace("Bath duck", "Unavailable for purchase"));
    pages.put("SHEIN, on sale", shein(1, false, 9));
    pages.put("SHEIN, sold out", shein(1, true, 0));
    pages.put("SHEIN, not on sale", shein(0, false, 9));
    pages.put("SHEIN, no stock", shein(1, false, 0));
    pages.put("Shop, on sale", shop("InStock", ""));
    pages.put("Shop, sold out", shop("OutOfStock", ""));
    pages.put("Shop, in its shops only", shop("InStoreOnly", ""));
    pages.put("Shop, withdrawn", shop("Discontinued", ""));
    return pages;
  }

  /** The page that says this. */
  static String of(String said) {
    return Objects.requireNonNull(all().get(said), said);
  }

  private static String modules(int status, int stock, String code, boolean banned) {
    return """
        <html><head><link rel="canonical" href="https://ko.aliexpress.com/item/%s.html">
        <meta property="og:title" content="Bath duck"></head><body><script>
        window.runParams = { data: {"actionModule":{"itemStatus":%d,"productId":%s,"comingSoon":false},
        "commonModule":{"productIdStr":"%s","userCountryCode":"KR"},"titleModule":{"subject":"Bath duck"},
        "priceModule":{"minActivityAmount":{"currency":"KRW","value":4340},"maxActivityAmount":
        {"currency":"KRW","value":8000}},"quantityModule":{"totalAvailQuantity":%d},"redirectModule":
        {"bigBossBan":%b,"code":"%s"},"skuModule":{"skuPriceList":[{"skuIdStr":"12000037381962817",
        "skuVal":{"availQuantity":%d,"skuActivityAmount":{"currency":"KRW","value":4340}}}]},
        "storeModule":{"storeNum":1101254880,"storeName":"Duck shop"}}, csrfToken: 'x' };
        </script></body></html>
        """
        .formatted(NUMBER, status, NUMBER, NUMBER, stock, banned, code, stock);
  }

  private static String answer(int status, int stock, boolean salable) {
    return """
        {"api":"mtop.aliexpress.pdp.pc.query","data":{"result":{"PRODUCT_TITLE":{"text":"Bath duck"},
        "PRICE":{"region":"KR","skuIdStrPriceInfoMap":{"12000037381962817":{"salePriceLocal":"₩4,340|4340|"}},
        "targetSkuPriceInfo":{"originalPrice":{"currency":"KRW","value":8680},"salePriceLocal":"₩4,340|4340|"}},
        "SKU":{"skuPaths":[{"skuIdStr":"12000037381962817","salable":%b,"skuStock":%d}]},
        "SHIPPING":{"deliveryLayoutInfo":[{"bizData":{"shippingFee":"free","shipToCode":"KR"}}]},
        "QUANTITY_PC":{"totalAvailableInventory":%d},
        "GLOBAL_DATA":{"globalData":{"productId":"%s","itemStatus":%d}}}},"ret":["SUCCESS::OK"]}
        """
        .formatted(salable, stock, stock, NUMBER, status);
  }

  private static String plain(String answer) {
    return "<html><head><title>Duck</title></head><body><script type=\"application/json\">"
        + answer
        + "</script></body></html>";
  }

  private static String scalars(int stock, String button) {
    return """
        <html><head><link rel="canonical" href="https://www.aliexpress.com/item/Duck/%s.html"></head>
        <body><h1 class="product-name">Bath duck</h1>%s<script>window.runParams.productId="%s";
        window.runParams.baseCurrencyCode="USD";window.runParams.minPrice="8.50";
        window.runParams.totalAvailQuantity=%d;
        var skuProducts=[{"skuAttr":"14:193","skuPropIds":"193","skuVal":{"skuCalPrice":"8.50",
        "availQuantity":%d}}];</script></body></html>
        """
        .formatted(NUMBER, button, NUMBER, stock, stock);
  }

  private static String russian(int status, int stock) {
    return """
        <html><body><script id="__AER_DATA__" type="application/json">{"widgets":[{"props":{"url":
        "https://aliexpress.ru/store/1102304389","name":"Duck shop"},"children":[{"props":{"id":"%s",
        "name":"Bath duck","itemStatus":%d,"activeSkuId":"1","skuInfo":{"priceList":[{"skuId":"1",
        "availQuantity":%d,"activityAmount":{"value":771,"currency":"RUB"}}]},"quantity":{"totalCount":
        "%d"},"delivery":{"to":{"country":"RU"}}}}]}]}</script></body></html>
        """
        .formatted(NUMBER, status, stock, stock);
  }

  private static String notFound(String preview) {
    return """
        <html><head><meta property="og:title" content="%s">
        <meta property="og:url" content="https://ko.aliexpress.com/item/%s.html">
        <script>window.runParams = {};window._d_c_={};window._d_c_.isCSR=true;
        window._d_c_.DCData={"imagePathList":[%s],"i18nMap":{"PAGE_NOT_FOUND_NOTICE":"Sorry"}};</script></head>
        <body><div class="not-found--wrap--1a"><p>Sorry, the page you requested can not be found</p></div>
        <h3>You may also like</h3></body></html>
        """
        .formatted(preview, NUMBER, preview.equals("404 page") ? "" : "\"//ae01.example/d.jpg\"");
  }

  private static String temu(int status, int onSale, int stock) {
    return """
        <html><head><title>Duck - Temu</title>
        <link rel="canonical" href="https://www.temu.com/kr/duck-g-601099000000001.html"></head><body>
        <script>window.rawData={"store":{"localInfo":{"currency":"KRW","region":"185"},"goods":{"goodsId":
        601099000000001,"goodsName":"Bath duck","status":%d,"isOnsale":%d,"minOnSalePrice":2570},
        "sku":[{"skuId":1,"salePrice":2570,"stockQuantity":%d}]}};</script>
        <p>Bath duck</p></body></html>
        """
        .formatted(status, onSale, stock);
  }

  private static String shein(int onSale, boolean soldOut, int stock) {
    return """
        <html><head><title>Duck | SHEIN</title></head><body><script>var _constants={"SiteUID":"kr",
        "currency":"KRW","originalUrl":"/Duck-p-12345678.html"}</script><script>
        window.gbRawData={"modules":{"productInfo":{"goods_id":"12345678","goods_name":"Duck",
        "is_on_sale":"%d","soldOutStatus":%b},"saleAttr":{"sku_list":[{"sku_code":"I1","stock":"%d",
        "price":{"salePrice":{"amount":"9000"}}}]}}};</script><p>Bath duck</p></body></html>
        """
        .formatted(onSale, soldOut, stock);
  }

  private static String shop(String availability, String body) {
    return """
        <html><head><title>Bath duck</title><link rel="canonical" href="https://shop.example/duck-1">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":
        "Bath duck","sku":"D1","offers":[{"@type":"Offer","price":"9.90","priceCurrency":"EUR",
        "availability":"https://schema.org/%s"}]}</script></head><body><h1>Bath duck</h1>
        <p>A yellow duck of soft rubber for the bath.</p>%s</body></html>
        """
        .formatted(availability, body);
  }
}
