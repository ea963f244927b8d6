package io.haetae.evidence;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A visit in {@code capture.json}, and back. */
final class VisitJson {
  private VisitJson() {}

  static ObjectNode write(Visit visit) {
    ObjectNode node = Json.object();
    node.put("id", visit.id()).put("run", visit.run()).put("position", visit.position());
    node.put("purpose", visit.purpose().name());
    Json.put(node, "watchItem", visit.watchItem());
    node.put("listing", visit.listing().toString());
    ArrayNode skus = node.putArray("skus");
    visit.skus().forEach(skus::add);
    visit
        .query()
        .ifPresent(
            query ->
                node.putObject("query")
                    .put("words", query.words())
                    .put("kind", query.kind().name()));
    node.put("url", visit.url().toString());
    node.put("site", visit.lane().site().value());
    node.set("vantage", vantage(visit.lane().vantage()));
    node.put("simulated", visit.lane().standIn().isPresent());
    node.set("standIn", visit.lane().standIn().map(VisitJson::standIn).orElse(null));
    return node;
  }

  static ObjectNode vantage(Vantage vantage) {
    return Json.object()
        .put("country", vantage.country().code())
        .put("language", vantage.language().toLanguageTag())
        .put("currency", vantage.currency().getCurrencyCode())
        .put("zone", vantage.zone().getId())
        .put("egress", vantage.egress());
  }

  private static ObjectNode standIn(StandIn standIn) {
    return Json.object()
        .put("origin", standIn.origin().toString())
        .put("real", standIn.real().toString());
  }

  /**
   * The visit that a node holds.
   *
   * @throws IllegalArgumentException if a value has the wrong form
   */
  static Visit read(JsonNode node) throws EvidenceException {
    Lane lane =
        new Lane(
            new SiteId(Json.text(node, "site")),
            readVantage(node.path("vantage")),
            readStandIn(node.path("standIn")));
    return new Visit(
        Json.text(node, "id"),
        Json.text(node, "run"),
        Math.toIntExact(Json.number(node, "position")),
        Purpose.valueOf(Json.text(node, "purpose")),
        Json.optionalText(node, "watchItem"),
        ListingId.parse(Json.text(node, "listing")),
        texts(node.path("skus")),
        URI.create(Json.text(node, "url")),
        lane,
        readQuery(node.path("query")));
  }

  private static Optional<Query> readQuery(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(
            new Query(Json.text(node, "words"), Query.Kind.valueOf(Json.text(node, "kind"))))
        : Optional.empty();
  }

  static Vantage readVantage(JsonNode node) throws EvidenceException {
    return new Vantage(
        new Country(Json.text(node, "country")),
        Locale.forLanguageTag(Json.text(node, "language")),
        Currency.getInstance(Json.text(node, "currency")),
        ZoneId.of(Json.text(node, "zone")),
        Json.text(node, "egress"));
  }

  private static Optional<StandIn> readStandIn(JsonNode node) throws EvidenceException {
    return node.isObject()
        ? Optional.of(
            new StandIn(URI.create(Json.text(node, "origin")), URI.create(Json.text(node, "real"))))
        : Optional.empty();
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asString()));
    return texts;
  }
}
