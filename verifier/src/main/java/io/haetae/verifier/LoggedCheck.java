package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a bundle's seal says of the log: that the log holds the seal, that it grew from the
 * anchor, and that the capture is not older than the anchor. Keys of logs come from the user.
 */
final class LoggedCheck {
  private static final int MOST_HASHES = 64;

  private final Path seal;
  private final JsonNode manifest;
  private final Collection<VerifierKey> logs;

  LoggedCheck(Path bundle, JsonNode manifest, Collection<VerifierKey> logs) {
    this.seal = bundle.resolve(Bundles.SEAL);
    this.manifest = manifest;
    this.logs = logs;
  }

  /** The log holds a leaf that names this manifest, target and place in the target's sequence. */
  String logged() throws IOException {
    byte[] bytes = BundleFiles.content(seal.resolve(Bundles.LEAF));
    LogLeaf leaf = LogLeaf.parse(bytes);
    PackageCheck.same("the leaf's type", "SEAL", leaf.type());
    PackageCheck.same(
        "the leaf's capture", Json.text(manifest, "captureId"), leaf.text("captureId"));
    PackageCheck.same(
        "the manifest that the leaf names",
        Sha256.of(seal.resolveSibling(Bundles.MANIFEST)),
        leaf.text("manifestSha256"));
    JsonNode target = manifest.path("target");
    PackageCheck.same("the leaf's target", Json.text(target, "commitment"), leaf.text("target"));
    PackageCheck.same(
        "the leaf's place among the target's visits",
        Json.number(target, "sequence"),
        leaf.number("targetSeq"));
    PackageCheck.same(
        "the seal before it",
        Json.optionalText(manifest.path("log"), "previousForTarget").orElse("none"),
        leaf.optional("previousForTarget").orElse("none"));
    opensCommitment(target);
    TlogProof proof = proof();
    VerifierKey key = proof.verify(bytes, logs);
    PackageCheck.same(
        "the log", Json.text(manifest.path("log"), "origin"), proof.checkpoint().origin());
    return "leaf " + proof.index() + " of " + key.name() + " at size " + proof.checkpoint().size();
  }

  private void opensCommitment(JsonNode target) throws EvidenceException {
    JsonNode vantage = manifest.path("vantage");
    String name =
        String.join(
            "/",
            Json.text(vantage, "country"),
            Json.text(vantage, "language"),
            Json.text(vantage, "currency"),
            Json.text(vantage, "egress"));
    String opened =
        String.join(
            "\0", "haetae-target", Json.text(target, "salt"), Json.text(manifest, "listing"), name);
    PackageCheck.same(
        "what the target's salt opens", Json.text(target, "commitment"), Sha256.of(opened));
  }

  /** The log at the proof's checkpoint extends the anchor. */
  String consistent() throws IOException {
    Checkpoint anchor = anchor();
    Checkpoint now = proof().checkpoint();
    PackageCheck.same("the log of anchor and proof", anchor.origin(), now.origin());
    now.verify(logs);
    String text =
        new String(
            BundleFiles.content(seal.resolve(Bundles.CONSISTENCY)), StandardCharsets.US_ASCII);
    List<TreeHash> path = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    for (String line : text.lines().limit(MOST_HASHES + 1L).toList()) {
      path.add(TreeHash.parse(line));
      written.append(line).append('\n');
    }
    if (!written.toString().equals(text)) {
      throw new EvidenceException(Bundles.CONSISTENCY + " is not in the form that a bundle has");
    }
    boolean grew =
        path.size() <= MOST_HASHES
            && Merkle.extendsTree(anchor.size(), anchor.root(), now.size(), now.root(), path);
    if (!grew) {
      throw new EvidenceException("the log at size " + now.size() + " does not extend the anchor");
    }
    return "from size " + anchor.size() + " to " + now.size();
  }

  /**
   * The first record of each WARC file names the anchor, the anchor is the log's, and the manifest
   * names it too. When it was made, its time-stamps say.
   */
  void anchored(List<String> warcinfos) throws IOException {
    Checkpoint anchor = anchor();
    JsonNode named = manifest.path("anchor");
    PackageCheck.same("the anchor's log", Json.text(named, "origin"), anchor.origin());
    PackageCheck.same("the anchor's size", Json.number(named, "size"), anchor.size());
    PackageCheck.same("the anchor's root", Json.text(named, "root"), anchor.root().base64());
    SortedMap<String, String> tokens = AnchorLine.tokens(named);
    for (Path file : TimeStampCheck.tokens(seal.resolve(Bundles.ANCHOR))) {
      if (!tokens.containsKey(Bundles.authorityOf(file))) {
        throw new EvidenceException("the manifest does not name " + file.getFileName());
      }
    }
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      Path file = seal.resolve(Bundles.tokenOf(Bundles.ANCHOR, token.getKey()));
      PackageCheck.same("the SHA-256 of " + file.getFileName(), token.getValue(), Sha256.of(file));
    }
    String line =
        Parts.NOT_BEFORE
            + ": "
            + AnchorLine.of(
                anchor.origin(),
                anchor.size(),
                anchor.root().base64(),
                Json.text(named, "sha256"),
                tokens);
    for (String warcinfo : warcinfos) {
      if (!Arrays.asList(warcinfo.split("\r\n", -1)).contains(line)) {
        throw new EvidenceException("the first record of a WARC file does not name the anchor");
      }
    }
  }

  /** The anchor's checkpoint, as a trusted log signed it and as the manifest names it. */
  private Checkpoint anchor() throws IOException {
    byte[] bytes = BundleFiles.content(seal.resolve(Bundles.ANCHOR));
    PackageCheck.same(
        "the SHA-256 of the anchor",
        Json.text(manifest.path("anchor"), "sha256"),
        Sha256.of(bytes));
    Checkpoint anchor = Checkpoint.parse(bytes);
    anchor.verify(logs);
    return anchor;
  }

  private TlogProof proof() throws IOException {
    byte[] bytes = BundleFiles.content(seal.resolve(Bundles.PROOF));
    TlogProof proof = TlogProof.parse(bytes);
    // The format has room for extra data, which nobody signs.
    if (!Arrays.equals(proof.bytes(), bytes)) {
      throw new EvidenceException(Bundles.PROOF + " is not in the form that a bundle has");
    }
    return proof;
  }
}
