package io.haetae.app.review;

import io.haetae.app.match.Decisions;
import io.haetae.app.storage.CandidateRow;
import io.haetae.core.figures.estimate.Kappa;
import io.haetae.matching.text.Tokens;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page is told: texts alone, never markup. */
final class StateJson {
  private static final List<String> FIELDS =
      List.of(
          "title",
          "brand",
          "price",
          "seller",
          "listing",
          "gtins",
          "models",
          "certificates",
          "description");

  private StateJson() {}

  static ObjectNode of(ReviewQueue queue) throws EvidenceException {
    ReviewQueue.State state = queue.state();
    ObjectNode node =
        Json.object()
            .put("reader", queue.reader())
            .put("done", state.done())
            .put("total", state.total())
            .put("undo", state.undo());
    if (state.next().isPresent()) {
      node.set("candidate", candidate(state.next().get()));
    } else {
      node.set("agreement", agreement(queue));
    }
    return node;
  }

  private static ObjectNode candidate(CandidateRow row) throws EvidenceException {
    JsonNode detail = Json.parse(row.detail(), "the detail");
    ObjectNode node =
        Json.object()
            .put("item", row.item())
            .put("listing", row.listing().toString())
            .put("grade", row.grade())
            .put("probability", String.format(Locale.ROOT, "%.2f", row.probability()))
            .put("standing", row.standing().name())
            .put("firstSeen", row.firstSeen().toString());
    row.drawing().ifPresent(file -> node.put("drawing", file.substring(file.indexOf('/') + 1)));
    node.put("samePhotograph", detail.path("samePhotograph").asBoolean(false));
    ArrayNode fields = node.putArray("fields");
    for (String name : FIELDS) {
      String left = detail.path("left").path(name).asString("");
      String right = detail.path("right").path(name).asString("");
      if (!left.isBlank() || !right.isBlank()) {
        ObjectNode field = fields.addObject().put("name", name);
        field.set("left", pieces(left, right));
        field.set("right", pieces(right, left));
      }
    }
    node.set("reasons", detail.path("reasons"));
    return node;
  }

  /** The words of a text, each with whether it stands on this side alone. */
  private static ArrayNode pieces(String text, String other) {
    Set<String> there = new HashSet<>(Tokens.of(other));
    ArrayNode pieces = Json.array();
    for (String word : text.strip().split("\\s+", -1)) {
      List<String> tokens = Tokens.of(word);
      boolean alone = !other.isBlank() && !tokens.isEmpty() && !there.containsAll(tokens);
      pieces.addObject().put("text", word).put("alone", alone);
    }
    return pieces;
  }

  private static ArrayNode agreement(ReviewQueue queue) {
    Decisions decisions = queue.decisions();
    ArrayNode all = Json.array();
    for (String other : queue.others(decisions)) {
      ObjectNode one = all.addObject().put("reader", other);
      Optional<Kappa> kappa = decisions.kappa(queue.reader(), other);
      kappa.ifPresent(
          known ->
              one.put("kappa", String.format(Locale.ROOT, "%.2f", known.value()))
                  .put("cases", known.cases()));
    }
    return all;
  }
}
