package io.haetae.evidence;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verdict in {@code facts.json}, by its stored names, and back. */
final class VerdictJson {
  private VerdictJson() {}

  static ObjectNode write(Verdict verdict) {
    ObjectNode node = Json.object().put("kind", verdict.kind());
    Json.put(node, "reason", ReadingJson.reason(verdict));
    Optional<ListingId> shown =
        verdict instanceof Verdict.Redirected redirected
            ? Optional.of(redirected.shown())
            : Optional.empty();
    Json.put(node, "shown", shown.map(ListingId::toString));
    if (verdict instanceof Verdict.Searched search) {
      node.put("hits", search.hits());
    }
    node.put("conclusive", verdict.conclusive());
    node.put("rules", verdict.basis().rules());
    node.set("signals", signals(verdict.basis().signals()));
    return node;
  }

  static ArrayNode signals(List<Signal> signals) {
    ArrayNode node = Json.array();
    for (Signal signal : signals) {
      node.addObject()
          .put("meaning", signal.meaning().name())
          .put("name", signal.name())
          .put("value", signal.value())
          .put("at", signal.at());
    }
    return node;
  }

  static List<Signal> readSignals(JsonNode node) throws EvidenceException {
    List<Signal> signals = new ArrayList<>();
    for (JsonNode signal : node) {
      signals.add(
          new Signal(
              Meaning.valueOf(Json.text(signal, "meaning")),
              Json.text(signal, "name"),
              Json.text(signal, "value"),
              Json.text(signal, "at")));
    }
    return signals;
  }

  static Verdict read(JsonNode node) throws EvidenceException {
    Basis basis = new Basis(readSignals(node.path("signals")), Json.text(node, "rules"));
    String kind = Json.text(node, "kind");
    return switch (kind) {
      case "Orderable" -> new Verdict.Orderable(basis);
      case "SoldOut" -> new Verdict.SoldOut(basis);
      case "NotDelivered" -> new Verdict.NotDelivered(basis);
      case "OptionGone" -> new Verdict.OptionGone(basis);
      case "AgeGated" -> new Verdict.AgeGated(basis);
      case "RegionBlocked" -> new Verdict.RegionBlocked(basis);
      case "Removed" -> new Verdict.Removed(basis);
      case "Redirected" -> new Verdict.Redirected(ListingId.parse(Json.text(node, "shown")), basis);
      case "SellerGone" -> new Verdict.SellerGone(basis);
      case "Searched" -> new Verdict.Searched(Math.toIntExact(Json.number(node, "hits")), basis);
      case "Undetermined" -> new Verdict.Undetermined(reason(Json.text(node, "reason")), basis);
      default -> throw new EvidenceException("there is no verdict \"" + kind + "\"");
    };
  }

  private static Reason reason(String stored) throws EvidenceException {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.stored().equals(stored))
        .findFirst()
        .orElseThrow(() -> new EvidenceException("there is no reason \"" + stored + "\""));
  }
}
