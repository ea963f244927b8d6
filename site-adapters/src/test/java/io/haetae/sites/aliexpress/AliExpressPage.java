package io.haetae.sites.aliexpress;

/** Small pages of AliExpress's several years. */
final class AliExpressPage {
  static final String NUMBER = "1005001234567890";

  /** The texts that every page of the shop carries, whatever it shows. */
  static final String TEXTS =
      "\"i18nMap\":{\"PAGE_NOT_FOUND_NOTICE\":\"Sorry, item temporarily unavailable\","
          + "\"PAGE_NOT_FOUND_RCMD_TITLE\":\"Sorry, the page you requested can not be found\"}";

  private AliExpressPage() {}

  /** The state of 2019 to early 2023. */
  static String modules(String number, int status, int stock) {
    return "{\"actionModule\":{\"itemStatus\":%d,\"productId\":%s},\"commonModule\":{\"productIdStr\":"
            .formatted(status, number)
        + "\"%s\",\"userCountryCode\":\"KR\"},\"pageModule\":{%s},".formatted(number, TEXTS)
        + "\"priceModule\":{\"minActivityAmount\":{\"currency\":\"USD\",\"value\":5.2},"
        + "\"maxActivityAmount\":{\"currency\":\"USD\",\"value\":8},\"minAmount\":{\"currency\":\"USD\","
        + "\"value\":10.4}},\"quantityModule\":{\"totalAvailQuantity\":"
        + stock
        + "},\"redirectModule\":{\"bigBossBan\":false,\"code\":\"OK\"},\"skuModule\":{\"skuPriceList\":["
        + "{\"skuId\":12000037381962816,\"skuIdStr\":\"12000037381962817\",\"skuAttr\":\"14:771#a\","
        + "\"skuVal\":{\"availQuantity\":"
        + stock
        + ",\"skuActivityAmount\":{\"currency\":\"USD\",\"value\":5.2}}}],\"productSKUPropertyList\":[{"
        + "\"skuPropertyId\":14,\"skuPropertyValues\":[{\"propertyValueId\":771,"
        + "\"propertyValueDisplayName\":\"Yellow\"}]}]},\"storeModule\":{\"storeNum\":1101254880,"
        + "\"storeName\":\"Duck shop\"},\"titleModule\":{\"subject\":\"Children&#39;s duck };\"}}";
  }

  /** The state of 2023 to mid 2024. */
  static String components(String freight, int stock) {
    return "{\"productInfoComponent\":{\"idStr\":\""
        + NUMBER
        + "\",\"subject\":\"Bath duck\"},\"priceComponent\":{\"discountPrice\":{\"minActivityAmount\":"
        + "{\"currency\":\"KRW\",\"value\":4340}},\"origPrice\":{\"minAmount\":{\"currency\":\"KRW\","
        + "\"value\":8680}},\"skuPriceList\":[{\"skuIdStr\":\"12000037381962817\",\"salable\":true,"
        + "\"skuVal\":{\"availQuantity\":"
        + stock
        + "}}]},\"inventoryComponent\":{\"totalAvailQuantity\":"
        + stock
        + "},\"itemStatusComponent\":{\"status\":0},\"redirectComponent\":{},"
        + "\"sellerComponent\":{\"storeNum\":4988084,\"storeName\":\"Duck shop\"},"
        + "\"userComponent\":{\"userCountryCode\":\"KR\"},\"i18nComponent\":{"
        + TEXTS
        + "},\"webGeneralFreightCalculateComponent\":{\"originalLayoutResultList\":[{\"bizData\":{"
        + freight
        + "\"shipToCode\":\"KR\"}}]}}";
  }

  /** A page with a state in its source, which itself need not be JSON. */
  static String source(String data) {
    return "<html><head><script>window.runParams = {\n data: "
        + data
        + ",\n csrfToken: 'x', abVersion: '',\n};</script></head><body></body></html>";
  }

  /** An answer of the interface. */
  static String answer(String result, String ret) {
    return "{\"api\":\"mtop.aliexpress.pdp.pc.query\",\"data\":{\"result\":{"
        + result
        + "}},\"ret\":[\""
        + ret
        + "\"],\"v\":\"1.0\"}";
  }

  /** The content of an answer about an offer. */
  static String result(int stock) {
    return "\"PRODUCT_TITLE\":{\"text\":\"Bath duck\"},\"PRICE\":{\"region\":\"BR\",\"skuIdStrPriceInfoMap\":"
        + "{\"12000037381962817\":{\"salePriceLocal\":\"R$8.819,02|8819|02\"}},\"targetSkuPriceInfo\":"
        + "{\"originalPrice\":{\"currency\":\"BRL\",\"value\":8999.0},\"salePriceLocal\":"
        + "\"R$8.819,02|8819|02\"}},\"SKU\":{\"skuPaths\":[{\"skuIdStr\":\"12000037381962817\","
        + "\"salable\":true,\"skuStock\":"
        + stock
        + "}]},\"SHOP_CARD_PC\":{\"storeName\":\"Duck shop\",\"sellerInfo\":{\"storeNum\":1105347822}},"
        + "\"SHIPPING\":{\"deliveryLayoutInfo\":[{\"bizData\":{\"shippingFee\":\"free\",\"shipToCode\":"
        + "\"BR\"}}]},\"GLOBAL_DATA\":{\"globalData\":{\"productId\":\""
        + NUMBER
        + "\",\"itemStatus\":0}},\"QUANTITY_PC\":{\"totalAvailableInventory\":"
        + stock
        + "}";
  }

  /** A page since mid 2024: a frame, and what its scripts drew. */
  static String frame(String title, String drawn) {
    return "<html><head><meta property=og:title content='"
        + title
        + "'><meta property=og:url content='//www.aliexpress.com/item/3256801048253138.html'>"
        + "<script>window.runParams = {\n};window._d_c_={};window._d_c_.isCSR=true;"
        + "window._d_c_.DCData={"
        + TEXTS
        + "};</script><script>var t=/_____tmd_____\\/punish/,n='baxia';</script></head><body>"
        + "<span class='ship-to--cssFlag--3q country-flag-y2023 US'></span>"
        + "<div class='ship-to--text--3H'>EN/<b>USD</b></div><div id=root>"
        + drawn
        + "</div></body></html>";
  }

  /** What scripts draw of an offer. */
  static String drawn(String price, String button) {
    return "<h1 data-pl='product-title'>Bath duck</h1><div><span class='price-default--current--F8'>"
        + price
        + "</span><span class='price-default--original--CW'><bdi>$1,557.15</bdi></span></div>"
        + "<div class='sku-item--soldOut--Y sku-item--text--h' title=Red></div>"
        + "<a data-pl=store-name href='//www.aliexpress.com/store/1103609220'>Duck shop</a>"
        + "<div class='quantity--info--j'><span>Only 7 left</span></div>"
        + button;
  }
}
