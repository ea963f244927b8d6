package io.haetae.sites.generic;

import io.haetae.core.product.Found;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says in the vocabulary of schema.org, in JSON-LD and in microdata.
 *
 * @param product the product that the page is about
 * @param address the address that the product gives itself
 * @param number the product's own number with the name of its kind, or a digest of its name
 * @param country the only country that the offers are sent to, if they name one
 * @param products every product described at the top, in the page's order
 * @param signals what is said of its being for sale, contradictions included
 */
public record SchemaReading(
    Optional<Product> product,
    Optional<String> address,
    Optional<String> number,
    Optional<Found<String>> country,
    List<Entity> products,
    List<Signal> signals) {
  /** Copies the lists. */
  public SchemaReading {
    products = List.copyOf(products);
    signals = List.copyOf(signals);
  }

  /**
   * Reads a page.
   *
   * @param page the document
   * @param address where it was, if known
   */
  public static SchemaReading of(Document page, Optional<URI> address) {
    return of(page, OpenGraph.of(page), OwnAddresses.of(page, address).all());
  }

  static SchemaReading of(Document page, OpenGraph preview, List<PageAddress> addresses) {
    Subject subject = new Subject(addresses, headings(page, preview));
    JsonLd jsonLd = JsonLd.of(page);
    List<Entity> things = new ArrayList<>(jsonLd.entities());
    List<Entity> linked = jsonLd.entities().stream().filter(Entity::isProduct).toList();
    List<Entity> ofMarkup = Microdata.of(page);
    things.addAll(ofMarkup);
    List<Entity> marked = ofMarkup.stream().filter(Entity::isProduct).toList();
    List<Entity> about = new ArrayList<>(subject.among(linked));
    about.addAll(subject.among(marked));
    List<Signal> signals = new ArrayList<>();
    jsonLd.broken().forEach(at -> signals.add(note("json-ld", "cannot be read", at)));
    List<Entity> all = new ArrayList<>(linked);
    all.addAll(marked);
    if (about.isEmpty()) {
      return new SchemaReading(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), all, signals);
    }
    List<Offers> descriptions = descriptions(about);
    Offers offers = descriptions.stream().reduce(Offers::and).orElseThrow();
    signals.addAll(Stock.signals(descriptions, preview.availability()));
    signals.addAll(currencies(offers, preview));
    Optional<String> itself = about.stream().flatMap(e -> e.text("url").stream()).findFirst();
    return new SchemaReading(
        Optional.of(product(about, offers, preview, things)),
        itself,
        number(about),
        country(about),
        all,
        signals);
  }

  private static Optional<String> number(List<Entity> about) {
    return Stream.of("sku", "productID", "gtin14", "gtin13", "gtin12", "gtin8", "gtin", "mpn")
        .flatMap(
            kind -> about.stream().flatMap(e -> e.text(kind).stream()).map(n -> kind + ":" + n))
        .filter(
            number -> number.length() <= 100 && number.chars().noneMatch(Character::isWhitespace))
        .findFirst();
  }

  private static List<String> headings(Document page, OpenGraph preview) {
    List<String> headings = new ArrayList<>();
    preview.title().ifPresent(headings::add);
    headings.add(page.title());
    page.select("h1").stream().map(Element::text).forEach(headings::add);
    return headings;
  }

  /**
   * The offers by description: products that differ in name or number are variants and stand
   * together; a product described twice is two descriptions.
   */
  private static List<Offers> descriptions(List<Entity> about) {
    Map<String, Offers> bySource = new LinkedHashMap<>();
    Set<String> variants = new LinkedHashSet<>();
    about.forEach(entity -> variants.add(source(entity) + entity.text("sku", "name").orElse("")));
    Set<String> sources = new LinkedHashSet<>();
    about.forEach(entity -> sources.add(source(entity)));
    boolean several = variants.size() > sources.size();
    for (Entity entity : about) {
      String key = several ? source(entity) : entity.at();
      bySource.merge(key, Offers.of(entity), Offers::and);
    }
    return List.copyOf(bySource.values());
  }

  private static String source(Entity entity) {
    return entity.at().replaceAll("\\[.*", " ");
  }

  private static List<Signal> currencies(Offers offers, OpenGraph preview) {
    Set<String> currencies = offers.currencies();
    Optional<String> shown = preview.currency();
    if (currencies.size() > 1 && shown.filter(currencies::contains).isEmpty()) {
      String said = String.join(", ", currencies);
      return List.of(new Signal(Meaning.CONFLICT, "priceCurrency", said, "page"));
    }
    return shown
        .filter(code -> !currencies.isEmpty() && !currencies.contains(code))
        .map(code -> note("product:price:currency", code, "css:meta"))
        .map(List::of)
        .orElseGet(List::of);
  }

  private static Product product(
      List<Entity> about, Offers offers, OpenGraph preview, List<Entity> things) {
    Entity first = about.getFirst();
    Optional<Price> price =
        offers.price(preview.currency()).filter(p -> p.shown().amount().signum() > 0);
    String at = first.at() + "/offers";
    Optional<Found<String>> title =
        about.stream()
            .flatMap(e -> e.text("name").map(name -> new Found<>(name, e.at() + "/name")).stream())
            .findFirst()
            .or(() -> preview.title().map(t -> new Found<>(t, "css:meta[property=og:title]")));
    return new Product(
        title,
        price.map(found -> new Found<>(found, at)),
        price.flatMap(offers::listPrice).map(found -> new Found<>(found, at)),
        seller(about),
        offers.options(),
        Optional.empty(),
        Describing.images(about),
        Describing.attributes(about),
        particulars(about, offers, things));
  }

  private static Particulars particulars(List<Entity> about, Offers offers, List<Entity> things) {
    String at = about.getFirst().at();
    return new Particulars(
        Filing.categories(things, about),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Filing.deliversTo(about),
        new Places(
            offers.options().isEmpty() ? Optional.empty() : Optional.of(at + "/offers"),
            about.stream()
                .filter(entity -> !Describing.images(List.of(entity)).isEmpty())
                .findFirst()
                .map(entity -> entity.at() + "/image"),
            Describing.attributes(about).isEmpty() ? Optional.empty() : Optional.of(at)));
  }

  private static Optional<Found<Seller>> seller(List<Entity> about) {
    return about.stream()
        .flatMap(entity -> entity.under("offers").stream())
        .flatMap(
            offer ->
                offer
                    .text("seller", "offeredBy")
                    .map(name -> new Seller(Optional.empty(), Optional.of(name)))
                    .map(seller -> new Found<>(seller, offer.at() + "/seller"))
                    .stream())
        .findFirst();
  }

  /** A country counts only if it is the only one: a list of countries says nothing of the buyer. */
  private static Optional<Found<String>> country(List<Entity> about) {
    List<Found<String>> found =
        about.stream()
            .flatMap(entity -> entity.under("offers").stream())
            .flatMap(offer -> offer.under("shippingDetails").stream())
            .flatMap(details -> details.under("shippingDestination").stream())
            .flatMap(
                place ->
                    Entity.listed(place.node().path("addressCountry")).stream()
                        .flatMap(node -> Entity.textOf(node).stream())
                        .map(code -> new Found<>(code, place.at() + "/addressCountry")))
            .toList();
    return found.stream().map(Found::value).distinct().count() == 1
        ? Optional.of(found.getFirst()).flatMap(SchemaReading::standardised)
        : Optional.empty();
  }

  private static Optional<Found<String>> standardised(Found<String> written) {
    return IsoCountry.of(written.value()).map(Country::code).map(c -> new Found<>(c, written.at()));
  }

  private static Signal note(String name, String value, String at) {
    return new Signal(Meaning.NOTE, name, value, at);
  }
}
