package io.haetae.sites.declared;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/** The shipped adapter files, and pages written after the structure that they were made from. */
final class ShippedPages {
  private ShippedPages() {}

  static SiteAdapter adapter(String file) {
    try (InputStream resource =
        Objects.requireNonNull(AdapterFile.class.getResourceAsStream(file))) {
      return AdapterFile.of(file, Bytes.copyOf(resource.readAllBytes())).adapter().orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String ebay(String number, String availability, String shown) {
    return """
        <!doctype html><html lang=de><head><title>Toy ship | eBay.de</title>
        <link rel=canonical href="https://www.ebay.de/itm/%1$s">
        <meta Property="og:type" Content="ebay-objects:item">
        <meta Property="og:url" Content="https://www.ebay.de/itm/%1$s"></head><body>
        <div class="vim x-item-title"><h1 class=x-item-title__mainTitle>
        <span class="ux-textspans">Toy ship</span></h1></div>
        <div class="vim x-sellercard-atf"><a href="https://www.ebay.de/sch/toyshop-kim/m.html?item=%1$s">Items</a></div>
        <div class=x-price-primary><span class=ux-textspans>%3$s</span></div>
        <p>A wooden ship with sails, a crew of four and a treasure, for children from three years.</p>
        <script type="application/ld+json">{"@type":"Product","@context":"https://schema.org",
        "name":"Toy ship","image":["https://i.ebayimg.example/s-l1600.jpg"],"gtin13":"4006381333931",
        "offers":{"@type":"Offer","url":"https://www.ebay.de/itm/%1$s",
        "availability":"https://schema.org/%2$s","priceCurrency":"EUR","price":"164.0",
        "shippingDetails":[{"@type":"OfferShippingDetails","shippingDestination":
        {"@type":"DefinedRegion","addressCountry":"DEU"}}]}}</script></body></html>
        """
        .formatted(number, availability, shown);
  }

  static String etsy(String number, String availability) {
    return """
        <!doctype html><html lang=es><head><title>Felpudo | Etsy</title>
        <link rel=canonical href="https://www.etsy.com/es/listing/%1$s/felpudo">
        <script type="application/ld+json">{"@type":"Product","@context":"https:\\/\\/schema.org",
        "url":"https:\\/\\/www.etsy.com\\/es\\/listing\\/%1$s\\/felpudo","name":"Felpudo de coco",
        "image":"https:\\/\\/i.etsystatic.example\\/full.jpg","offers":{"@type":"AggregateOffer",
        "priceCurrency":"EUR","lowPrice":"43.90","highPrice":"43.90",
        "availability":"https:\\/\\/schema.org\\/%2$s"}}</script></head>
        <body data-language="es" data-currency="EUR" data-region="ES">
        <div data-palette-listing-id="%1$s" data-shop-id="12418300"></div>
        <h1 data-buy-box-listing-title="true">Felpudo de coco</h1>
        <p class="wt-text-title-03">53,11 &euro;</p>
        <p>Un felpudo de fibra de coco, pintado a mano, para la entrada de su casa.</p></body></html>
        """
        .formatted(number, availability);
  }

  static Capture at(String url, String html) {
    return Capture.ofSavedPage(html).at(URI.create(url));
  }
}
