package io.haetae.evidence;

import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Controls;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code evidence/facts.json}: what was read and concluded, without loss, and back. */
final class FactsJson {
  private FactsJson() {}

  static ObjectNode write(Facts facts) {
    ObjectNode node = Json.object();
    node.set("visit", VisitJson.write(facts.visit()));
    node.set("reading", reading(facts.reading()));
    ObjectNode controls = node.putObject("controls");
    controls.put("onSale", facts.controls().onSale().name());
    controls.put("absent", facts.controls().absent().name());
    facts.controls().drift().ifPresent(drift -> controls.put("drift", drift));
    node.set("verdict", VerdictJson.write(facts.verdict()));
    return node;
  }

  private static ObjectNode reading(Reading reading) {
    ObjectNode node = Json.object().put("site", reading.site().value());
    node.put("adapterVersion", reading.adapterVersion());
    node.put("page", reading.page().name());
    Json.put(node, "listing", reading.listing().map(ListingId::toString));
    node.set("country", reading.country().map(ProductJson::found).orElse(null));
    node.set("product", reading.product().map(ProductJson::write).orElse(null));
    ArrayNode results = node.putArray("results");
    reading.results().forEach(hit -> results.add(hit(hit)));
    node.set("signals", VerdictJson.signals(reading.signals()));
    return node;
  }

  private static ObjectNode hit(SearchHit hit) {
    ObjectNode node = Json.object().put("listing", hit.listing().toString());
    Json.put(node, "title", hit.title());
    node.set("price", hit.price().map(ProductJson::money).orElse(null));
    Json.put(node, "sellerId", hit.sellerId());
    Json.put(node, "listedOn", hit.listedOn().map(LocalDate::toString));
    return node;
  }

  static Facts read(String text) throws EvidenceException {
    JsonNode node = Json.parse(text, "facts.json");
    try {
      Visit visit = VisitJson.read(node.path("visit"));
      Controls controls =
          new Controls(
              Controls.Outcome.valueOf(Json.text(node.path("controls"), "onSale")),
              Controls.Outcome.valueOf(Json.text(node.path("controls"), "absent")),
              Json.optionalText(node.path("controls"), "drift"));
      return new Facts(
          visit,
          readReading(node.path("reading")),
          controls,
          VerdictJson.read(node.path("verdict")));
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw new EvidenceException("facts.json: " + malformed.getMessage(), malformed);
    }
  }

  private static Reading readReading(JsonNode node) throws EvidenceException {
    Optional<Product> product =
        node.path("product").isObject()
            ? Optional.of(ProductJson.read(node.path("product")))
            : Optional.empty();
    List<SearchHit> results = new ArrayList<>();
    for (JsonNode hit : node.path("results")) {
      results.add(readHit(hit));
    }
    return new Reading(
        new SiteId(Json.text(node, "site")),
        Json.text(node, "adapterVersion"),
        PageKind.valueOf(Json.text(node, "page")),
        Json.optionalText(node, "listing").map(ListingId::parse),
        ProductJson.readFound(node.path("country")),
        product,
        results,
        VerdictJson.readSignals(node.path("signals")));
  }

  private static SearchHit readHit(JsonNode node) throws EvidenceException {
    Optional<Money> price = ProductJson.readMoney(node.path("price"));
    return new SearchHit(
        ListingId.parse(Json.text(node, "listing")),
        Json.optionalText(node, "title"),
        price,
        Json.optionalText(node, "sellerId"),
        Json.optionalText(node, "listedOn").map(LocalDate::parse));
  }
}
