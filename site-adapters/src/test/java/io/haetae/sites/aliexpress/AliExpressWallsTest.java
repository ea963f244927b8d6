package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.generic.GenericAdapter;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in place of an offer, and copies of pages in archives and other languages. */
final class AliExpressWallsTest {
  private static final String BUY = "<button class='buy-now--buynow--O'>Comprar</button>";

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private String verdict(String saved) {
    return ReadPages.verdict(adapter, saved);
  }

  /** The whole answer to a visitor without scripts. */
  private static String sentOn(String address) {
    return "<script>sessionStorage.x5referer = window.location.href;var url = \""
        + address
        + "\";window.location.replace(url);</script>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"//de.aliexpress.com//item", "https://ko.aliexpress.com/item"})
  void aScriptThatSendsToATestIsATestOfItsItem(String path) {
    String page =
        sentOn(path + "/1005001234567890.html/_____tmd_____/punish?x5secdata=abc&x5step=1");
    Reading reading = adapter.read(ReadPages.saved(page));

    assertThat(verdict(page)).isEqualTo("Undetermined:Challenged");
    assertThat(reading.listing().orElseThrow().number()).isEqualTo("1005001234567890");
    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.CONTENT);
  }

  @Test
  void theSameScriptOfAnotherShopIsATestThere() {
    String page = sentOn("//item.lazada.example/x.html/_____tmd_____/punish?x5secdata=abc");

    assertThat(adapter.fit(ReadPages.saved(page))).isEqualTo(SiteAdapter.Fit.NONE);
    assertThat(ReadPages.verdict(new GenericAdapter(), page)).isEqualTo("Undetermined:Challenged");
  }

  @Test
  void aTestInAFrameCountsWhereThePageHasNothingElse() {
    String frame = "<iframe src='//www.aliexpress.com/_____tmd_____/punish?x5secdata=a'></iframe>";
    String offer = AliExpressPage.drawn("$9.72", BUY);

    assertThat(verdict(AliExpressPage.frame("Bath duck", frame)))
        .isEqualTo("Undetermined:Challenged");
    assertThat(verdict(AliExpressPage.frame("Bath duck", "<div hidden>" + frame + "</div>")))
        .isEqualTo("Undetermined:EmptyShell");
    assertThat(verdict(AliExpressPage.frame("Bath duck", offer + frame))).isEqualTo("Orderable");
  }

  @ParameterizedTest
  @CsvSource({
    "'US $1.234,56', 1234.56",
    "'32,27zł', 32.27",
    "'₩32,270', 32270",
    "'1.234,50 €', 1234.50",
    "'R$ 8.819,02', 8819.02",
    "'٣٢٫٢٧ ر.س', 32.27",
    "'١٬٢٣٤٫٥٠', 1234.50",
    "'1 234,50 ₽', 1234.50"
  })
  void readsAPriceAsItsLanguageWritesIt(String shown, String amount) {
    Reading reading =
        adapter.read(
            ReadPages.saved(AliExpressPage.frame("Bath duck", AliExpressPage.drawn(shown, BUY))));

    assertThat(reading.product().orElseThrow().price().orElseThrow().value().shown().plain())
        .isEqualTo(amount);
  }

  @Test
  void namesTheCurrencyByThePriceWhereTheHeadDoesNot() {
    String page =
        AliExpressPage.frame("Bath duck", AliExpressPage.drawn("32,27zł", BUY))
            .replace("<b>USD</b>", "");

    assertThat(
            adapter
                .read(ReadPages.saved(page))
                .product()
                .orElseThrow()
                .price()
                .orElseThrow()
                .value()
                .shown()
                .currency())
        .contains("PLN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://web.archive.org", ""})
  void readsTheCopyOfAnArchiveAsItsPage(String archive) {
    String canonical =
        "<link rel=canonical href='"
            + archive
            + "/web/20240501123456/https://es.aliexpress.com/item/1005001234567890.html'>";
    String page =
        AliExpressPage.source(AliExpressPage.components("", 3))
            .replace("<head>", "<head>" + canonical);

    assertThat(verdict(page)).isEqualTo("Orderable");
    assertThat(adapter.read(ReadPages.saved("<html>" + canonical + "</html>")).listing())
        .map(listing -> listing.number())
        .contains("1005001234567890");
  }

  /** The shop's pages ask the interface by a script that calls back. */
  @ParameterizedTest
  @CsvSource({
    "ASSET, type=originaljsonp&callback=mtopjsonp1, Orderable",
    "OTHER, jsv=2.5.1&dataType=jsonp, Orderable",
    "DATA, x=1, Orderable",
    "ASSET, x=1, Undetermined:EmptyShell"
  })
  void readsTheAnswerThatCameAsAScript(Exchange.ResourceKind kind, String query, String verdict) {
    String answer =
        "mtopjsonp1("
            + AliExpressPage.answer(AliExpressPage.result(1), "SUCCESS::OK")
                .replace(AliExpressPage.NUMBER, "1005001234567890")
            + ")";
    URI api =
        URI.create("https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/?" + query);
    Capture page =
        ReadPages.seen(
            "https://www.aliexpress.com/item/1005001234567890.html",
            "https://www.aliexpress.com/item/1005001234567890.html",
            AliExpressPage.frame("Bath duck", ""));
    Capture capture = ReadPages.with(page, api, kind, "text/javascript", answer);

    assertThat(ReadPages.verdict(adapter.read(capture))).isEqualTo(verdict);
  }
}
