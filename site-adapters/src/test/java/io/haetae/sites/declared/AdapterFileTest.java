package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.format.Fault;
import io.haetae.sites.page.ReadPages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdapterFileTest {
  private static final String GOOD =
      """
      format: 1
      site: lamp-shop
      name: Lamp shop
      version: "3"
      addresses:
        hosts: lamps.example
        item: '/p/(?P<number>[0-9]+)'
        listing: https://lamps.example/p/{number}?to={country}
        search: https://lamps.example/s?q={query}
      controls:
        absent: "9########"
      vantage:
        cookies: {ship: "{country}:{currency}"}
      states:
        item: {script: pageData}
        stock: {answer: "/stock[.]json"}
      page:
        title: css:h1
        price: {at: item#/offer/cents, decimals: 2}
        currency: item#/offer/currency
        country: {at: "css:.ship", part: "to ([A-Z]{2})"}
      signals:
        - {meaning: ON_SALE, at: item#/offer/listed, matches: "true"}
        - {meaning: IN_STOCK, at: item#/units/*/left, matches: "[1-9][0-9]*"}
        - {meaning: OUT_OF_STOCK, at: item#/units/*/left, matches: "0"}
        - {meaning: NOT_FOUND, at: css:main > .gone}
      """;

  private static AdapterFile file(String yaml) {
    return AdapterFile.of("lamps.yaml", Bytes.utf8(yaml));
  }

  private static List<String> faults(String yaml) {
    AdapterFile file = file(yaml);
    assertThat(file.adapter().isPresent()).isEqualTo(file.faults().isEmpty());
    return file.faults().stream().map(Fault::toString).toList();
  }

  private static String page(String left) {
    return "<html><body><main><h1>Desk lamp</h1><p class=ship>Sent to KR in two days, by sea.</p>"
        + "<p hidden class=gone>We no longer have this lamp.</p></main><script>var pageData = {offer:"
        + "{cents:129050,currency:'KRW',listed:true},units:["
        + left
        + "]};</script></body></html>";
  }

  private static String verdict(String html) {
    return ReadPages.verdict(read(html));
  }

  private static Reading read(String html) {
    return file(GOOD)
        .adapter()
        .orElseThrow()
        .read(ShippedPages.at("https://lamps.example/p/77", html));
  }

  @Test
  void readsStatesPricesInCentsAndPartsOfTexts() {
    Reading reading = read(page("{left:0},{left:4}"));
    assertThat(reading.listing().map(Object::toString)).contains("lamp-shop:77");
    assertThat(reading.country().orElseThrow().value()).isEqualTo("KR");
    var price = reading.product().orElseThrow().price().orElseThrow();
    assertThat(price.value().shown().plain()).isEqualTo("1290.50");
    assertThat(price.value().shown().currency()).contains("KRW");
    assertThat(price.at()).isEqualTo("pageData#/offer/cents");
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
  }

  @Test
  void oneEmptyOptionDoesNotSellTheOfferOut() {
    assertThat(verdict(page("{left:0},{left:0}"))).isEqualTo("SoldOut");
    assertThat(verdict(page("{left:0},{left:null}"))).isEqualTo("SoldOut");
    assertThat(verdict(page("{left:0},{left:'soon'}"))).isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void aHiddenSentenceProvesNothing() {
    String gone = "<html><body><main><p class=gone %s>We no longer have this lamp.</p></main>";
    assertThat(verdict(gone.formatted(""))).isEqualTo("Removed");
    assertThat(verdict(gone.formatted("hidden"))).isEqualTo("Undetermined:EmptyShell");
  }

  @Test
  void theVersionHoldsTheHashOfTheFile() {
    SiteAdapter one = file(GOOD).adapter().orElseThrow();
    SiteAdapter other = file(GOOD + "# a remark\n").adapter().orElseThrow();
    assertThat(one.version()).matches("3\\+sha256:[0-9a-f]{64}");
    assertThat(other.version()).startsWith("3+sha256:").isNotEqualTo(one.version());
  }

  @Test
  void everyFaultIsToldAtOnceWithItsLineAndItsFix() {
    String bad =
        GOOD.replace("site: lamp-shop", "site: Lamp Shop")
            .replace("  search: https", "  serch: https")
            .replace("title: css:h1", "title: css:h1[")
            .replace("item#/offer/listed", "itm#/offer/listed")
            .replace("meaning: NOT_FOUND", "meaning: GONE")
            .replace("[1-9][0-9]*", "(?=x)");
    assertThat(faults(bad))
        .satisfiesExactly(
            f ->
                assertThat(f)
                    .startsWith("lamps.yaml:2:7: site: \"Lamp Shop\" does not fit; write lower"),
            f ->
                assertThat(f)
                    .startsWith(
                        "lamps.yaml:6:3: addresses: search is missing; add it: where a shopper"),
            f ->
                assertThat(f).startsWith("lamps.yaml:9:3: addresses: there is no serch; known are"),
            f ->
                assertThat(f).startsWith("lamps.yaml:18:10: page.title: the selector is malformed"),
            f ->
                assertThat(f)
                    .startsWith("lamps.yaml:23:28: signals[0]: there is no state itm; declare"),
            f -> assertThat(f).startsWith("lamps.yaml:24:58: signals[1].matches: the regular"),
            f ->
                assertThat(f)
                    .startsWith("lamps.yaml:26:15: signals[3].meaning: \"GONE\" does not fit"));
  }

  @Test
  void aValueWithoutWhatItMustBeProvesNothing() {
    assertThat(faults(GOOD.replace(", matches: \"true\"", "")))
        .containsExactly(
            "lamps.yaml:23:28: signals[0]: matches is missing; say which value proves it: that there"
                + " is a value proves nothing");
  }

  @Test
  void theAddressesMustFitEachOther() {
    assertThat(faults(GOOD.replace("example/p/{number}", "example/q/{number}")))
        .singleElement()
        .asString()
        .startsWith(
            "lamps.yaml:8:12: addresses.listing: https://lamps.example/q/977777777?to=kr is no");
    assertThat(faults(GOOD.replace("/s?q={query}", "/p/1?q={query}")))
        .singleElement()
        .asString()
        .contains("addresses.search: it is an item's address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "- a\n- b\n",
        "just words",
        "a: [1, 2",
        "site: x\nsite: y\n",
        "a: &a [1]\nb: *a\n",
        "a: !!java.net.URL [x]\n",
        "a: !foo b\n",
        "\tformat: 1\n",
        "? {a: b}\n: c\n",
        "a: b\n---\nc: d\n",
        "%YAML 9.9\n---\na: b\n"
      })
  void whatIsNoAdapterFileIsAFaultAndNoAdapter(String yaml) {
    assertThat(faults(yaml)).isNotEmpty();
  }

  @Test
  void hostileFilesEndInAFault() {
    String laughs = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n";
    assertThat(faults(laughs)).anyMatch(fault -> fault.contains("there is an alias"));
    assertThat(faults("a: " + "[".repeat(50_000))).isNotEmpty();
    assertThat(faults("a: " + "{b: ".repeat(50_000))).isNotEmpty();
    assertThat(faults("a: \"" + "x".repeat(300_000) + "\"")).isNotEmpty();
    byte[] latin = "name: Müller".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(AdapterFile.of("x.yaml", Bytes.copyOf(latin)).faults())
        .extracting(Fault::problem)
        .containsExactly("it is not in UTF-8");
  }

  @Test
  void aPatternThatBacktracksForeverElsewhereEndsHere() {
    SiteAdapter slow =
        file(GOOD.replace("matches: \"true\"", "matches: \"(a|aa|a?)+b\"")).adapter().orElseThrow();
    Capture page =
        ShippedPages.at(
            "https://lamps.example/p/77",
            page("{left:1}").replace("listed:true", "listed:'" + "a".repeat(5000) + "'"));
    assertThat(ReadPages.verdict(slow.read(page))).isEqualTo("Undetermined:UnknownLayout");
  }

  @Test
  void asksTheSiteAsAShopperOfTheVantageWould() {
    SiteAdapter lamps = file(GOOD).adapter().orElseThrow();
    var korea = io.haetae.core.browse.Vantage.korea();
    assertThat(lamps.searchUrl("desk lamp & shade", korea))
        .isEqualTo(URI.create("https://lamps.example/s?q=desk+lamp+%26+shade"));
    assertThat(lamps.listingAt(URI.create("https://www.lamps.example/p/5?x")).map(Object::toString))
        .contains("lamp-shop:5");
  }
}
