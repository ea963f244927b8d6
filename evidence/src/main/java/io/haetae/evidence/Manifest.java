package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.FileSums;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.RecordTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest of a bundle: canonical JSON (RFC 8785) with the size and SHA-256 of the package and
 * of each part in it. It is the one thing that a signature will cover.
 */
final class Manifest {

  private Manifest() {}

  /**
   * A manifest without its stamp.
   *
   * @param parts the folder with the list of records
   * @param partSums of every part of the package
   * @param wire what it tells of the copy of the wire, if one was kept
   */
  static ObjectNode of(
      Capture capture,
      Facts facts,
      Path parts,
      SortedMap<String, PartSum> partSums,
      FileSums wacz,
      Provenance provenance,
      Optional<WireNote> wire)
      throws IOException {
    ObjectNode node =
        Json.object().put("type", Parts.MANIFEST_TYPE).put("version", Parts.MANIFEST_VERSION);
    node.put("captureId", provenance.captureId());
    provenance.opening().addTo(node);
    node.put("visit", facts.visit().id());
    node.put("purpose", facts.visit().purpose().name());
    node.put("listing", facts.visit().listing().toString());
    Json.put(node, "watchItem", facts.visit().watchItem());
    node.put("simulated", facts.visit().lane().standIn().isPresent());
    capture.profile().ifPresent(profile -> node.put("profile", profile.stored()));
    Json.put(node, "requestedUrl", capture.requestedUrl().map(URI::toString));
    Json.put(node, "finalUrl", capture.finalUrl().map(URI::toString));
    node.putObject("time")
        .put("opened", capture.openedAt().toString())
        .put("closed", capture.closedAt().toString());
    node.set("vantage", VisitJson.vantage(facts.visit().lane().vantage()));
    node.putObject("tool")
        .put("name", Tool.NAME)
        .put("version", provenance.toolVersion())
        .put("adapter", facts.reading().site().value())
        .put("adapterVersion", facts.reading().adapterVersion());
    node.set("network", network(capture));
    wire.ifPresent(note -> note.addTo(node));
    node.set("wacz", wacz(wacz));
    RecordTree records = RecordTree.of(parts.resolve(Parts.RECORDS));
    node.putObject("records").put("count", records.count()).put("root", records.root());
    ArrayNode list = node.putArray("parts");
    partSums.forEach((name, sum) -> list.add(part(name, sum)));
    return node;
  }

  private static ObjectNode network(Capture capture) {
    long failed =
        capture.exchanges().stream()
            .map(Exchange::outcome)
            .filter(Exchange.Failure.class::isInstance)
            .count();
    long truncated =
        capture.exchanges().stream()
            .map(Exchange::response)
            .flatMap(Optional::stream)
            .filter(response -> response.truncated().isPresent())
            .count();
    TlsCount tls = TlsCount.of(capture);
    return Json.object()
        .put("exchanges", capture.exchanges().size())
        .put("failed", failed)
        .put("truncated", truncated)
        .put("tlsValidated", tls.validated())
        .put("tlsFailed", tls.failed())
        .put("plain", tls.plain());
  }

  private static ObjectNode wacz(FileSums sums) {
    return Json.object()
        .put("path", Bundles.WACZ)
        .put("bytes", sums.bytes())
        .put("sha256", sums.sha256())
        .put("sha3_256", sums.sha3());
  }

  private static ObjectNode part(String name, PartSum sum) {
    return Json.object().put("path", name).put("bytes", sum.bytes()).put("sha256", sum.sha256());
  }
}
