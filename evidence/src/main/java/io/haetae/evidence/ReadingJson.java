package io.haetae.evidence;

import io.haetae.core.product.Details;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.verifier.Json;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reading and its verdict as one line of JSON: the output contract of {@code haetae read --json}.
 * Absent values are {@code null}; prices are decimal texts; the keys stand in the contract's order.
 */
public final class ReadingJson {
  private ReadingJson() {}

  /**
   * The line of one file.
   *
   * @param file the file as the user named it
   * @param reading what the page says
   * @param verdict the verdict; empty for a result page that was understood
   */
  public static String line(String file, Reading reading, Optional<Verdict> verdict) {
    return write(Json.object().put("file", file), reading, verdict).toString();
  }

  /** The same without the file. */
  public static ObjectNode of(Reading reading, Optional<Verdict> verdict) {
    return write(Json.object(), reading, verdict);
  }

  private static ObjectNode write(ObjectNode node, Reading reading, Optional<Verdict> verdict) {
    node.put("site", reading.site().value());
    node.put("page", page(reading.page()));
    node.set("listing", reading.listing().map(ReadingJson::listing).orElse(null));
    node.set("verdict", verdict(verdict));
    node.set("product", reading.product().map(p -> product(p, reading.country())).orElse(null));
    node.set("results", results(reading.results()));
    node.set("signals", signals(reading.signals()));
    return node;
  }

  static String page(PageKind page) {
    return switch (page) {
      case ITEM -> "item";
      case SEARCH -> "search";
      case OTHER -> "other";
    };
  }

  static ObjectNode listing(ListingId listing) {
    return Json.object().put("site", listing.site().value()).put("id", listing.number());
  }

  private static ObjectNode verdict(Optional<Verdict> verdict) {
    ObjectNode node = Json.object();
    node.put("kind", verdict.map(Verdict::kind).orElse(null));
    node.put("reason", verdict.flatMap(ReadingJson::reason).orElse(null));
    return node.put("conclusive", verdict.filter(Verdict::conclusive).isPresent());
  }

  static Optional<String> reason(Verdict verdict) {
    return verdict instanceof Verdict.Undetermined undetermined
        ? Optional.of(undetermined.reason().stored())
        : Optional.empty();
  }

  private static ObjectNode product(Product product, Optional<Found<String>> country) {
    ObjectNode node = Json.object();
    node.put("title", product.title().map(Found::value).orElse(null));
    node.set("price", product.price().map(found -> price(found.value())).orElse(null));
    node.set("listPrice", product.listPrice().map(found -> price(found.value())).orElse(null));
    node.set("seller", product.seller().map(found -> seller(found.value())).orElse(null));
    ArrayNode options = node.putArray("options");
    product.options().forEach(option -> options.add(option(option)));
    node.put("stock", product.stock().map(Found::value).orElse(null));
    ArrayNode images = node.putArray("images");
    product.images().stream().map(URI::toString).forEach(images::add);
    ObjectNode attributes = node.putObject("attributes");
    product.attributes().forEach(attributes::put);
    node.set("details", details(Details.of(product)));
    node.put("country", country.map(Found::value).orElse(null));
    ParticularsJson.write(product.particulars())
        .properties()
        .forEach(e -> node.set(e.getKey(), e.getValue()));
    node.set("places", places(product, country));
    return node;
  }

  /** Where each value was read. */
  private static ObjectNode places(Product product, Optional<Found<String>> country) {
    ObjectNode node = Json.object();
    node.put("title", product.title().map(Found::at).orElse(null));
    node.put("price", product.price().map(Found::at).orElse(null));
    node.put("listPrice", product.listPrice().map(Found::at).orElse(null));
    node.put("seller", product.seller().map(Found::at).orElse(null));
    node.put("options", product.particulars().places().options().orElse(null));
    node.put("stock", product.stock().map(Found::at).orElse(null));
    node.put("images", product.particulars().places().images().orElse(null));
    node.put("attributes", product.particulars().places().attributes().orElse(null));
    return node.put("country", country.map(Found::at).orElse(null));
  }

  private static ObjectNode details(Details details) {
    ObjectNode node = Json.object();
    details
        .named()
        .forEach((name, values) -> node.set(name.name().toLowerCase(Locale.ROOT), found(values)));
    node.set("kcCertificates", found(details.safety()));
    node.set("radioCertificates", found(details.radio()));
    return node;
  }

  private static ArrayNode found(List<Found<String>> values) {
    ArrayNode node = Json.array();
    values.forEach(value -> node.addObject().put("value", value.value()).put("at", value.at()));
    return node;
  }

  private static ObjectNode price(Price price) {
    ObjectNode node = Json.object();
    node.put("min", price.min().map(Money::plain).orElse(null));
    node.put("max", price.max().map(Money::plain).orElse(null));
    node.put("shown", price.shown().plain());
    return node.put("currency", price.shown().currency().orElse(null));
  }

  private static ObjectNode seller(Seller seller) {
    ObjectNode node = Json.object();
    node.put("id", seller.id().orElse(null));
    return node.put("name", seller.name().orElse(null));
  }

  private static ObjectNode option(Option option) {
    ObjectNode node = Json.object().put("id", option.id()).put("label", option.label());
    node.put("price", option.price().map(Money::plain).orElse(null));
    node.put("stock", option.stock().orElse(null));
    return node.put("orderable", option.orderable().orElse(null));
  }

  private static ArrayNode results(List<SearchHit> hits) {
    ArrayNode node = Json.array();
    for (SearchHit hit : hits) {
      ObjectNode result = node.addObject().put("id", hit.listing().number());
      result.put("title", hit.title().orElse(null));
      result.put("price", hit.price().map(Money::plain).orElse(null));
      result.put("currency", hit.price().flatMap(Money::currency).orElse(null));
      result.put("sellerId", hit.sellerId().orElse(null));
      result.put("listedOn", hit.listedOn().map(LocalDate::toString).orElse(null));
    }
    return node;
  }

  private static ArrayNode signals(List<Signal> signals) {
    ArrayNode node = Json.array();
    for (Signal signal : signals) {
      node.addObject()
          .put("name", signal.name())
          .put("value", signal.value())
          .put("at", signal.at());
    }
    return node;
  }
}
