package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.product.Product;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.SavedPage;
import io.haetae.sites.page.ReadPages;
import io.haetae.sites.page.Shared;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class AdapterDraftTest {
  private static SiteAdapter adapter(AdapterDraft draft) {
    AdapterFile file = AdapterFile.of("draft.yaml", Bytes.utf8(draft.yaml()));
    assertThat(file.faults()).isEmpty();
    return file.adapter().orElseThrow();
  }

  private static String microdata(String availability) {
    return "<html><head><title>Kettle</title></head><body><h1>Kettle</h1>"
        + "<div itemscope itemtype='http://schema.org/Product'><span itemprop=name>Kettle 1.7 l</span>"
        + "<div itemprop=offers itemscope itemtype='http://schema.org/Offer'>"
        + "<meta itemprop=priceCurrency content=USD><span itemprop=price content='649.99'>$649.99</span>"
        + "<link itemprop=availability href='http://schema.org/"
        + availability
        + "'></div></div>"
        + "<p>Boils a litre and a half in three minutes and switches itself off.</p></body></html>";
  }

  @Test
  void writesAnAdapterFromJsonLdThatReadsThePageAtOnce() {
    String html = ShippedPages.ebay("198187151691", "InStock", "EUR 164,00");
    AdapterDraft draft = AdapterDraft.of(Capture.ofSavedPage(html)).orElseThrow();
    Reading reading = adapter(draft).read(Capture.ofSavedPage(html));
    assertThat(draft.yaml())
        .contains("site: ebay.de\n")
        .contains("item: '/itm/(?P<number>[0-9]{4,})'\n")
        .contains("    - 'product#/offers/price' # 164.0\n")
        .contains("# TODO");
    assertThat(reading.listing().map(Object::toString)).contains("ebay.de:198187151691");
    assertThat(reading.country().orElseThrow().value()).isEqualTo("DE");
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    String soldOut = ShippedPages.ebay("198187151691", "OutOfStock", "EUR 164,00");
    assertThat(ReadPages.verdict(adapter(draft), soldOut)).isEqualTo("SoldOut");
  }

  @Test
  void writesAnAdapterFromMicrodataAndTheGivenAddress() {
    String url = "https://www.kettles.example/shop/kettle-1l7-55012.html?color=red";
    Capture page = ShippedPages.at(url, microdata("InStock"));
    AdapterDraft draft = AdapterDraft.of(page).orElseThrow();
    Reading reading = adapter(draft).read(page);
    assertThat(draft.site().value()).isEqualTo("kettles.example");
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("55012");
    assertThat(reading.product().flatMap(Product::price).orElseThrow().value().shown().plain())
        .isEqualTo("649.99");
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
    assertThat(ReadPages.verdict(adapter(draft).read(ShippedPages.at(url, microdata("SoldOut")))))
        .isEqualTo("SoldOut");
    assertThat(
            adapter(draft)
                .listingAt(URI.create("https://m.kettles.example/shop/other-77123.html"))
                .map(Object::toString))
        .contains("kettles.example:77123");
  }

  @Test
  void aPageWithoutAnAvailabilityProvesNothingUntilSomebodyDecides() {
    Capture page =
        ShippedPages.at("https://kettles.example/p?id=77123", microdata("").replace("href=", "x="));
    AdapterDraft draft = AdapterDraft.of(page).orElseThrow();
    assertThat(draft.yaml()).contains("# TODO: the page has no availability");
    assertThat(ReadPages.verdict(adapter(draft).read(page)))
        .isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void namesItemsByWordsWhereThereAreNoNumbers() {
    Capture page = ShippedPages.at("https://kettles.example/red-kettle", microdata("InStock"));
    AdapterDraft draft = AdapterDraft.of(page).orElseThrow();
    assertThat(adapter(draft).read(page).listing().map(Object::toString))
        .contains("kettles.example:red-kettle");
  }

  @Test
  void aValueOfThePageCannotBreakOutOfItsComment() {
    String html =
        ShippedPages.ebay("198187151691", "InStock", "EUR 1")
            .replace(
                "\"name\":\"Toy ship\"",
                "\"name\":\"x\\nsite: evil\\n\\u0085format: 2\\u2028y: 'z\"");
    AdapterDraft draft = AdapterDraft.of(Capture.ofSavedPage(html)).orElseThrow();
    assertThat(adapter(draft).site().value()).isEqualTo("ebay.de");
  }

  @Test
  void aPageWithoutAnAddressHasNoDraft() {
    assertThat(AdapterDraft.of(Capture.ofSavedPage(microdata("InStock")))).isEmpty();
    assertThat(AdapterDraft.of(ShippedPages.at("https://kettles.example/", microdata("InStock"))))
        .isEmpty();
  }

  @Test
  void readsEveryShopOfTheSharedCapturesThatHasAnAvailability() throws IOException {
    Path shared = Shared.folder("captures").resolve("other");
    assumeTrue(Files.isDirectory(shared), "the shared captures are not here");
    for (String name : new String[] {"overstock-29099468.html", "wayfair-w005759888.html"}) {
      Capture page =
          SavedPage.capture(name, Bytes.copyOf(Files.readAllBytes(shared.resolve(name))));
      AdapterDraft draft = AdapterDraft.of(page).orElseThrow();
      assertThat(ReadPages.verdict(adapter(draft).read(page))).as(name).isEqualTo("Orderable");
    }
  }
}
