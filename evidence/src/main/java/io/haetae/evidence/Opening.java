package io.haetae.evidence;

import io.haetae.verifier.AnchorLine;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was settled before a visit opened, and is sealed into its manifest.
 *
 * @param nonce 256 random bits in hexadecimal, so that no two manifests are alike
 * @param target the visit's target as the log names it
 * @param anchor the checkpoint that shows that the capture is not older; empty if none was to be
 *     had
 */
record Opening(String nonce, Target target, Optional<Anchor> anchor) {
  /**
   * A target that the log names without telling what it is.
   *
   * @param commitment what the log holds
   * @param salt opens the commitment
   * @param sequence counts the visits of the target, from 1
   */
  record Target(String commitment, String salt, long sequence) {}

  /**
   * A checkpoint of the log that was time-stamped before the visit opened.
   *
   * @param origin the log
   * @param size how many leaves it had
   * @param root its root hash in base64
   * @param sha256 of the checkpoint's file
   * @param tokens the SHA-256 of each authority's time-stamp over it, which nobody could know
   *     before the authority gave it
   */
  record Anchor(
      String origin, long size, String root, String sha256, SortedMap<String, String> tokens) {
    Anchor {
      tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
    }

    /** As the first record of each WARC file holds it. */
    String line() {
      return AnchorLine.of(origin, size, root, sha256, tokens);
    }
  }

  /** Adds it to a manifest. */
  void addTo(ObjectNode manifest) {
    manifest.put("nonce", nonce);
    manifest
        .putObject("target")
        .put("commitment", target.commitment())
        .put("salt", target.salt())
        .put("sequence", target.sequence());
    manifest.set("anchor", anchorJson());
  }

  /** The anchor as JSON; null without one. */
  JsonNode anchorJson() {
    ObjectNode node = Json.object();
    if (anchor.isEmpty()) {
      return node.nullNode();
    }
    node.put("origin", anchor.get().origin())
        .put("size", anchor.get().size())
        .put("root", anchor.get().root())
        .put("sha256", anchor.get().sha256());
    ObjectNode tokens = node.putObject("tokens");
    anchor.get().tokens().forEach(tokens::put);
    return node;
  }

  /** What a manifest holds of it. */
  static Opening of(JsonNode manifest) throws EvidenceException {
    JsonNode target = manifest.path("target");
    return new Opening(
        Json.text(manifest, "nonce"),
        new Target(
            Json.text(target, "commitment"),
            Json.text(target, "salt"),
            Json.number(target, "sequence")),
        anchorOf(manifest.path("anchor")));
  }

  private static Optional<Anchor> anchorOf(JsonNode anchor) throws EvidenceException {
    if (!anchor.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new Anchor(
            Json.text(anchor, "origin"),
            Json.number(anchor, "size"),
            Json.text(anchor, "root"),
            Json.text(anchor, "sha256"),
            AnchorLine.tokens(anchor)));
  }
}
