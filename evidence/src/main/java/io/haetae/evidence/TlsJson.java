package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.TlsOrigin;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The https origins of a capture and their certificates, and back. Each certificate is a record of
 * its own, named by its SHA-256; the origins name those of their chain.
 */
final class TlsJson {
  static final String CERTIFICATE = "urn:certificate:";
  private static final String SHA256 = "sha256:";
  private static final int LONGEST_CERTIFICATE = 1 << 20;

  private TlsJson() {}

  static ArrayNode write(Capture capture) {
    ArrayNode node = Json.array();
    for (TlsOrigin origin : capture.tls()) {
      ObjectNode one = node.addObject().put("origin", origin.origin().toString());
      one.put("validated", origin.validated());
      Json.put(one, "error", origin.error());
      ArrayNode chain = one.putArray("chain");
      origin.chain().forEach(certificate -> chain.add(name(certificate)));
    }
    return node;
  }

  /** The certificates of a capture under the targets of their records, each once. */
  static SequencedMap<String, Bytes> certificates(Capture capture) {
    SequencedMap<String, Bytes> certificates = new LinkedHashMap<>();
    capture.tls().stream()
        .flatMap(origin -> origin.chain().stream())
        .forEach(each -> certificates.putIfAbsent(CERTIFICATE + name(each), each));
    return certificates;
  }

  /**
   * The origins that a node names.
   *
   * @param certificates the contents of the certificate records in their order
   * @throws IllegalArgumentException if a value has the wrong form
   */
  static List<TlsOrigin> read(JsonNode node, List<Body> certificates) throws IOException {
    Map<String, Bytes> byName = new LinkedHashMap<>();
    for (Body certificate : certificates) {
      Bytes der = certificate.bytes(LONGEST_CERTIFICATE);
      byName.put(name(der), der);
    }
    List<TlsOrigin> origins = new ArrayList<>();
    for (JsonNode one : node) {
      List<Bytes> chain = new ArrayList<>();
      for (String name : VisitJson.texts(one.path("chain"))) {
        chain.add(
            Optional.ofNullable(byName.get(name))
                .orElseThrow(
                    () -> new EvidenceException("the certificate " + name + " is missing")));
      }
      origins.add(
          new TlsOrigin(
              URI.create(Json.text(one, "origin")),
              chain,
              one.path("validated").booleanValue(false),
              Json.optionalText(one, "error")));
    }
    return origins;
  }

  private static String name(Bytes der) {
    return SHA256 + Sha256.of(der.toArray());
  }
}
