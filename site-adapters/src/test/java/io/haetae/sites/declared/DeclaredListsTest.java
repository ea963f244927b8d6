package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.format.Fault;
import io.haetae.sites.page.ReadPages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options and result pages of a site that an adapter file describes. */
final class DeclaredListsTest {
  private static final String DATA =
      """
      format: 1
      site: lamp-shop
      name: Lamp shop
      version: "1"
      addresses:
        hosts: lamps.example
        item: '/p/(?P<number>[0-9]+)'
        listing: https://lamps.example/p/{number}
        search: https://lamps.example/s?q={query}
      controls:
        absent: "9########"
      states:
        item: {script: pageData}
      page:
        title: css:h1
        price: css:.price
        seller-id: item#/shop/id
        sold: css:.sold
        category: item#/path/*
      signals:
        - {meaning: ON_SALE, at: item#/listed, matches: "true"}
        - {meaning: IN_STOCK, at: item#/units/*/left, matches: "[1-9][0-9]*"}
      options:
        each: item#/units/*
        id: ./sku
        label: [./colour, ./size]
        price: {at: ./cents, decimals: 2}
        stock: ./left
        orderable: {at: ./left, matches: "[1-9][0-9]*"}
        sold-out: {at: ./left, matches: "0"}
      results:
        each: css:.card
        id: css:a@href
        title: css:.name
        price: css:.price
        seller-id: css:@data-shop
        listed-on: css:time@datetime
        nothing: {at: css:.none, matches: "No lamp.*"}
      """;

  private static Reading read(String yaml, String address, String body) {
    AdapterFile file = AdapterFile.of("lamps.yaml", Bytes.utf8(yaml));
    assertThat(file.faults()).isEmpty();
    String html =
        "<html><body>" + body + "<p>Lamps for every room, sent in two days.</p></body></html>";
    return file.adapter().orElseThrow().read(ShippedPages.at(address, html));
  }

  private static Reading search(String body) {
    return read(DATA, "https://lamps.example/s?q=lamp", body);
  }

  private static Optional<Money> euros(String amount) {
    return Optional.of(new Money(new BigDecimal(amount), Optional.of("EUR")));
  }

  @Test
  void readsTheOptionsWithTheirPlace() {
    Reading reading =
        read(
            DATA,
            "https://lamps.example/p/77",
            "<h1>Desk lamp</h1><b class=price>€ 19.90</b><i class=sold>500+ sold</i><script>"
                + "var pageData={listed:true,shop:{id:5},path:['Light','Desk'],units:["
                + "{sku:'a',colour:'red',size:'S',cents:1990,left:3},{sku:'b',colour:'blue',left:0},"
                + "{sku:'c',left:'soon'},{colour:'lost',left:9}]};</script>");
    Product product = reading.product().orElseThrow();

    assertThat(product.options())
        .containsExactly(
            new Option(
                "a",
                "red / S",
                Optional.of(new Money(new BigDecimal("19.90"), Optional.empty())),
                Optional.of(3L),
                Optional.of(true)),
            new Option("b", "blue", Optional.empty(), Optional.of(0L), Optional.of(false)),
            new Option("c", "", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(product.particulars().places().options()).contains("pageData#/units/0");
    assertThat(product.particulars().sold().orElseThrow().value().count()).contains(500L);
    assertThat(product.particulars().priceText().orElseThrow().value()).isEqualTo("€ 19.90");
    assertThat(product.particulars().categories())
        .extracting(found -> found.value().name().orElseThrow())
        .containsExactly("Light", "Desk");
    assertThat(product.seller().orElseThrow().value().id()).contains("5");
    assertThat(ReadPages.verdict(reading)).isEqualTo("Orderable");
  }

  @Test
  void readsAResultPageOfElementsInRankOrder() {
    String card =
        "<div class=card data-shop=9><a href='/p/5?from=s'><span class=name>Desk lamp</span></a>"
            + "<b class=price>€ 1.234,50</b><time datetime='2026-05-25T10:00'></time></div>";
    Reading reading =
        search(
            card
                + "<div class=card><a href='https://lamps.example/p/4'>x</a></div>"
                + card
                + "<div class=card><a href='https://other.example/p/3'>x</a></div>"
                + "<div class=card hidden><a href='/p/2'>x</a></div><div class=card>Advert</div>");

    assertThat(reading.page()).isEqualTo(PageKind.SEARCH);
    assertThat(reading.listing()).isEmpty();
    assertThat(reading.results())
        .containsExactly(
            new SearchHit(
                ListingId.parse("lamp-shop:5"),
                Optional.of("Desk lamp"),
                euros("1234.50"),
                Optional.of("9"),
                Optional.of(LocalDate.of(2026, 5, 25))),
            new SearchHit(
                ListingId.parse("lamp-shop:4"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void readsAResultPageOfData() {
    String yaml =
        DATA.substring(0, DATA.indexOf("results:"))
            + "results:\n  each: item#/found/*\n  id: ./id\n  price: ./price\n  currency: ./unit\n";
    Reading reading =
        read(
            yaml,
            "https://lamps.example/s?q=lamp",
            "<script>pageData={found:[{id:8,price:'19.90',unit:'eur'},{id:'p q'},{no:1}]}</script>");

    assertThat(reading.results())
        .extracting(hit -> hit.listing().number(), SearchHit::price)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("8", euros("19.90")));
  }

  @Test
  void onlyThePagesOwnWordsSayThatNothingWasFound() {
    Reading nothing = search("<p class=none>No lamp fits your words.</p>");
    assertThat(nothing.page()).isEqualTo(PageKind.SEARCH);
    assertThat(nothing.results()).isEmpty();
    for (String other :
        List.of("", "<p class=none hidden>No lamp fits.</p>", "<p class=none>Wait</p>")) {
      assertThat(search(other).page()).as(other).isEqualTo(PageKind.OTHER);
    }
  }

  /** Beside an item a list only recommends, and an item that is gone is no empty search. */
  @Test
  void anItemsPageIsNoResultPage() {
    String card = "<div class=card><a href='/p/5'>x</a></div><p class=none>No lamp</p>";
    Reading gone = read(DATA, "https://lamps.example/p/77", "<h2>Gone</h2>" + card);
    assertThat(gone.page()).isEqualTo(PageKind.OTHER);
    assertThat(gone.results()).isEmpty();
    assertThat(gone.listing()).contains(ListingId.parse("lamp-shop:77"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "each: item#/units/*|each: item#/units|options.each: \"item#/units\" is no list",
        "each: item#/units/*|each: other#/units/*|options.each: there is no state other",
        "each: css:.card|each: css:.card@id|results.each: \"css:.card@id\" is no list",
        "id: ./sku|id: css:.sku|options.id: the entries are data, this is not",
        "id: ./sku|id: sku|options.id: \"sku\" is no place within an entry",
        "id: css:a@href|id: ./id|results.id: the entries are elements, this is not",
        "title: css:.name|name: css:.name|results: there is no name",
        "stock: ./left|stock: ./left~2|options.stock: \"./left~2\" is no place within an entry",
        "matches: \"No lamp.*\"|matches: \"(\"|results.nothing.matches: the regular expression"
      })
  void aFaultInAListIsNamedWithItsLine(String good, String bad, String fault) {
    List<Fault> faults = AdapterFile.of("l.yaml", Bytes.utf8(DATA.replace(good, bad))).faults();
    assertThat(faults).extracting(Fault::toString).anyMatch(text -> text.contains(fault));
    assertThat(faults).extracting(Fault::line).allMatch(line -> line >= 23);
  }
}
