package io.haetae.sites.declared;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.declared.Declaration.Source;
import io.haetae.sites.declared.Declaration.State;
import io.haetae.sites.declared.DeclaredView.Value;
import io.haetae.sites.generic.OwnAddresses;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.PageView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An adapter file that was made from one item's page with schema.org data. It loads and reads that
 * page; where one page cannot tell, it says TODO.
 *
 * @param site the site's name, as proposed
 * @param yaml the file
 */
public record AdapterDraft(SiteId site, String yaml) {
  private static final int MOST = 3;
  private static final Map<String, State> STATES =
      Map.of(
          "product", new State.LinkedData("Product"),
          "group", new State.LinkedData("ProductGroup"));

  /** The draft of a page; empty if the page has no address that names an item. */
  public static Optional<AdapterDraft> of(Capture page) {
    PageView view = PageView.of(page);
    return OwnAddresses.written(view)
        .flatMap(url -> SampleAddress.of(url).stream())
        .findFirst()
        .flatMap(address -> new Writer(view, address).draft());
  }

  /** Writes one file. */
  private static final class Writer {
    private final SampleAddress address;
    private final DeclaredView values;
    private final Set<String> states = new LinkedHashSet<>();

    Writer(PageView view, SampleAddress address) {
      this.address = address;
      this.values =
          new DeclaredView(
              STATES, view, url -> SampleAddress.of(url).filter(this::same).isPresent());
    }

    private boolean same(SampleAddress other) {
      return other.host().equals(address.host()) && other.number().equals(address.number());
    }

    Optional<AdapterDraft> draft() {
      String page = page();
      String signals = signals();
      return Stream.of("/search?q={query}", "/?q={query}")
          .map(search -> head(search) + states() + page + signals)
          .filter(yaml -> AdapterFile.of("draft", Bytes.utf8(yaml)).faults().isEmpty())
          .findFirst()
          .map(yaml -> new AdapterDraft(new SiteId(address.host()), yaml));
    }

    private String head(String search) {
      return """
          # TODO: say when and where the sample page was saved, and what was seen of other states.
          format: 1
          # TODO: a short name, for ever: it is stored with every finding.
          site: %1$s
          name: %1$s
          # Raise it whenever a reading of the same page could change.
          version: "1"
          addresses:
            # TODO: further hosts of the same site; each stands for all hosts below it.
            hosts: [%1$s]
            # TODO: compare with other items' addresses. Made from item %2$s.
            item: %3$s
            listing: %4$s
            # TODO: search on the site and write its address here.
            search: %5$s
          controls:
            # TODO: a number in the site's form that cannot exist; # is a random digit.
            absent: "%6$s"
          # TODO: how does the site remember country, language and currency? For example
          # vantage: {cookies: {country: "{country}", currency: "{currency}"}}
          """
          .formatted(
              address.host(),
              comment(address.number()),
              quoted(address.item()),
              quoted(address.listing()),
              quoted("https://" + address.host() + search),
              address.absent());
    }

    private String states() {
      StringBuilder text = new StringBuilder();
      if (states.contains("product")) {
        text.append("  product: {linked-data: Product}\n");
      }
      if (states.contains("group")) {
        text.append("  group: {linked-data: ProductGroup}\n");
      }
      return text.isEmpty() ? "" : "states:\n" + text;
    }

    private String page() {
      return "page:\n"
          + field("title", SamplePlaces.TITLE)
          + prices()
          + field("seller", SamplePlaces.SELLER)
          + field("images", SamplePlaces.IMAGES)
          + field("country", SamplePlaces.COUNTRY);
    }

    private String prices() {
      Optional<String> currency =
          SamplePlaces.CURRENCY.stream()
              .flatMap(place -> first(place).stream())
              .flatMap(value -> CurrencySign.iso(value.text()).stream())
              .findFirst();
      DeclaredPrice prices = new DeclaredPrice(values, currency);
      List<String> readable =
          SamplePlaces.PRICE.stream()
              .filter(place -> prices.of(List.of(source(place))).isPresent())
              .toList();
      return field("price", readable) + field("currency", SamplePlaces.CURRENCY);
    }

    private String field(String name, List<String> candidates) {
      List<String> found =
          candidates.stream().filter(place -> first(place).isPresent()).limit(MOST).toList();
      if (found.isEmpty()) {
        return """
              # TODO: the page has no data for its %1$s; where does it show it?
              # %1$s: css:
            """
            .formatted(name);
      }
      StringBuilder lines = new StringBuilder("  " + name + ":\n");
      for (String place : found) {
        remember(place);
        String sample = first(place).map(Value::text).orElse("");
        lines.append("    - ").append(quoted(place)).append(" # ").append(comment(sample));
        lines.append('\n');
      }
      return lines.toString();
    }

    private String signals() {
      String note =
          """
          # TODO: sold out, removed and refused pages: what do they show in place of the offer?
          #  - {meaning: NOT_FOUND, at: 'css:main .no-such-item'}
          """;
      Optional<String> place =
          SamplePlaces.AVAILABILITY.stream().filter(p -> first(p).isPresent()).findFirst();
      if (place.isEmpty()) {
        return """
            # TODO: the page has no availability; which value proves that it can be ordered?
            #signals:
            #  - {meaning: IN_STOCK, at: 'css:'}
            """
            + note;
      }
      remember(place.get());
      return """
          # Read here: %1$s
          signals:
            - {meaning: ON_SALE, at: %2$s, matches: %3$s}
            - {meaning: IN_STOCK, at: %2$s, matches: %3$s}
            - {meaning: OUT_OF_STOCK, at: %2$s, matches: %4$s}
          """
              .formatted(
                  comment(first(place.get()).map(Value::text).orElse("")),
                  quoted(place.get()),
                  SamplePlaces.ORDERABLE,
                  SamplePlaces.SOLD_OUT)
          + note;
    }

    private void remember(String place) {
      if (Place.of(place) instanceof Place.Pointer pointer) {
        states.add(pointer.state());
      }
    }

    private Optional<Value> first(String place) {
      return values.values(List.of(source(place))).stream().findFirst();
    }

    private static Source source(String place) {
      return new Source(Place.of(place), Optional.empty(), Optional.empty());
    }

    private static String quoted(String value) {
      return "'" + value.replace("'", "''") + "'";
    }

    private static String comment(String value) {
      return Form.shortened(value.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{Sc} ]", " "));
    }
  }
}
