package io.haetae.evidence;

import io.haetae.evidence.seal.RevocationLists;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a manifest tells of lists of revoked certificates: those that lie in the seal, so that none
 * can be taken away or put in place of another, and why there is none for a certificate.
 */
record RevocationNote(List<Listed> lists, Map<String, String> missing) {
  private static final String FIELD = "revocation";

  RevocationNote {
    lists = List.copyOf(lists);
    missing = Map.copyOf(missing);
  }

  /**
   * A list that lies in the seal.
   *
   * @param sha256 of its DER, in hexadecimal
   * @param from an address, or the name of a file
   */
  record Listed(String sha256, String from) {}

  static RevocationNote of(RevocationLists.Gathered gathered) {
    return new RevocationNote(
        gathered.lists().stream().map(list -> new Listed(list.sha256(), list.from())).toList(),
        gathered.missing());
  }

  void putInto(ObjectNode manifest) {
    ObjectNode node = manifest.putObject(FIELD);
    ArrayNode listed = node.putArray("lists");
    lists.forEach(one -> listed.addObject().put("sha256", one.sha256()).put("from", one.from()));
    ArrayNode reasons = node.putArray("missing");
    new TreeMap<>(missing)
        .forEach(
            (certificate, reason) ->
                reasons.addObject().put("certificate", certificate).put("reason", reason));
  }

  /** A manifest of earlier versions has none, nor has one of a seal that looked for none. */
  static Optional<RevocationNote> of(JsonNode manifest) throws EvidenceException {
    JsonNode node = manifest.path(FIELD);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    List<Listed> lists = new ArrayList<>();
    for (JsonNode one : node.path("lists")) {
      lists.add(new Listed(Json.text(one, "sha256"), Json.text(one, "from")));
    }
    Map<String, String> missing = new TreeMap<>();
    for (JsonNode one : node.path("missing")) {
      missing.put(Json.text(one, "certificate"), Json.text(one, "reason"));
    }
    return Optional.of(new RevocationNote(lists, missing));
  }
}
