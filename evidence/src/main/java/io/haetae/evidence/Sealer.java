package io.haetae.evidence;

import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogEntry;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.evidence.seal.RevocationList;
import io.haetae.evidence.seal.RevocationLists;
import io.haetae.evidence.seal.TimeStampException;
import io.haetae.evidence.seal.Token;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals finished bundles: signs the manifest, has the signature time-stamped, and logs it. Whatever
 * it finds done it leaves as it is, so a bundle whose sealing was cut off is finished by sealing it
 * again. Safe for use by several lanes.
 */
final class Sealer {
  private final Sealing sealing;
  private final TransparencyLog log;
  private final Anchors anchors;

  Sealer(Sealing sealing, TransparencyLog log, Anchors anchors) {
    this.sealing = sealing;
    this.log = log;
    this.anchors = anchors;
  }

  /**
   * Seals a bundle that holds its package and manifest.
   *
   * @return why it still waits for its time-stamps; empty if it is sealed
   */
  Optional<String> seal(Path bundle) throws IOException {
    ObjectNode manifest = (ObjectNode) BundleFiles.draft(bundle);
    Optional<LogEntry<Leaf.Seal>> logged = logged(bundle, manifest);
    if (logged.isEmpty()) {
      try {
        clockRanOn(manifest);
        logged = Optional.of(signAndLog(bundle, manifest));
      } catch (TimeStampException unreachable) {
        waiting(bundle, String.valueOf(unreachable.getMessage()));
        return Optional.of(String.valueOf(unreachable.getMessage()));
      }
    }
    Path seal = bundle.resolve(Bundles.SEAL);
    log.checkpoint();
    TlogProof proof = log.prove(logged.get().index());
    write(seal.resolve(Bundles.LEAF), logged.get().bytes());
    write(seal.resolve(Bundles.PROOF), proof.bytes());
    Optional<Opening.Anchor> anchor = Opening.of(manifest).anchor();
    if (anchor.isPresent()) {
      anchors.copy(anchor.get(), seal);
      consistency(seal, anchor.get().size(), proof.checkpoint().size());
    }
    Files.deleteIfExists(seal.resolve(Bundles.UNSEALED));
    complete(bundle);
    return Optional.empty();
  }

  /** Whether the log says already that a packed bundle is sealed. */
  boolean hasLogged(Path bundle) throws IOException {
    return logged(bundle, BundleFiles.draft(bundle)).isPresent();
  }

  /** The leaf of a bundle that was cut off after it was logged. */
  private Optional<LogEntry<Leaf.Seal>> logged(Path bundle, JsonNode manifest) throws IOException {
    String target = Opening.of(manifest).target().commitment();
    String sha256 = Sha256.of(bundle.resolve(Bundles.MANIFEST));
    boolean last = log.target(target).lastManifest().equals(Optional.of(sha256));
    return last ? Optional.of(sealOf(Json.text(manifest, "captureId"))) : Optional.empty();
  }

  /** What a killed process logged last is near the end. */
  private LogEntry<Leaf.Seal> sealOf(String captureId) throws IOException {
    for (long i = log.size() - 1; i >= 0; i--) {
      LogLeaf leaf = LogLeaf.parse(log.entry(i));
      if (leaf.type().equals("SEAL") && leaf.text("captureId").equals(captureId)) {
        Leaf.Seal seal =
            new Leaf.Seal(
                captureId,
                leaf.text("target"),
                leaf.number("targetSeq"),
                leaf.text("manifestSha256"),
                leaf.optional("previousForTarget"));
        return new LogEntry<>(i, seal, new String(log.entry(i), StandardCharsets.UTF_8));
      }
    }
    throw new EvidenceException("the log does not hold the seal of " + captureId);
  }

  /** What was closed in the future would never pass: it waits until the clock is right. */
  private void clockRanOn(JsonNode manifest) throws EvidenceException, TimeStampException {
    Instant closed = Instant.parse(Json.text(manifest.path("time"), "closed"));
    Instant now = sealing.clock().instant();
    if (closed.isAfter(now.plus(Policy.standard().before()))) {
      throw new TimeStampException(
          "the clock ran backwards: the capture closed at %s, now it is %s".formatted(closed, now));
    }
  }

  private LogEntry<Leaf.Seal> signAndLog(Path bundle, ObjectNode manifest) throws IOException {
    Opening.Target target = Opening.of(manifest).target();
    Optional<String> previous = log.target(target.commitment()).lastManifest();
    Path seal = bundle.resolve(Bundles.SEAL);
    Optional<RevocationNote> revocation = revocation(seal);
    new Stamp(
            sealing.clock().instant(),
            sealing.signer().keys().certificateSha256(),
            log.origin(),
            previous,
            revocation)
        .putInto(manifest);
    byte[] signed = Json.canonicalBytes(manifest);
    write(bundle.resolve(Bundles.MANIFEST), signed);
    byte[] signature = sealing.signer().sign(signed, sealing.clock().instant());
    write(seal.resolve(Bundles.SIGNATURE), signature);
    List<Token> tokens = sealing.authorities().stamp(signature);
    for (Token token : tokens) {
      write(seal.resolve(Bundles.tokenOf(Bundles.SIGNATURE, token.authority())), token.bytes());
      write(seal.resolve("certs").resolve(token.authority() + ".pem"), token.chainPem());
    }
    write(seal.resolve("certs/signer.pem"), sealing.signer().keys().chainPem());
    Disk.forceFolder(seal);
    return log.append(
        new Leaf.Seal(
            Json.text(manifest, "captureId"),
            target.commitment(),
            target.sequence(),
            Sha256.of(signed),
            previous));
  }

  /** Lists of an attempt before may be out of date. */
  private Optional<RevocationNote> revocation(Path seal) throws IOException {
    Path folder = seal.resolve(Bundles.REVOCATION);
    if (Files.exists(folder)) {
      Disk.delete(folder);
    }
    if (sealing.revocations().isEmpty()) {
      return Optional.empty();
    }
    List<RevocationLists.Asked> asked = new ArrayList<>(sealing.authorities().certificates());
    asked.add(new RevocationLists.Asked(sealing.signer().keys().whole(), List.of()));
    RevocationLists.Gathered gathered = sealing.revocations().get().gather(asked);
    for (RevocationList list : gathered.lists()) {
      Disk.write(folder.resolve(list.sha256() + ".crl"), list.der());
    }
    if (!gathered.lists().isEmpty()) {
      Disk.forceFolder(folder);
    }
    return Optional.of(RevocationNote.of(gathered));
  }

  private void waiting(Path bundle, String reason) throws IOException {
    Path seal = bundle.resolve(Bundles.SEAL);
    ObjectNode note = Json.object().put("since", sealing.clock().instant().toString());
    note.put("reason", reason);
    write(seal.resolve(Bundles.UNSEALED), Json.canonicalBytes(note));
    complete(bundle);
  }

  private void consistency(Path seal, long from, long to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (TreeHash hash : log.consistency(from, to)) {
      lines.append(hash.base64()).append('\n');
    }
    write(seal.resolve(Bundles.CONSISTENCY), lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Instructions and sums come last; then everything has reached the disk. */
  private void complete(Path bundle) throws IOException {
    Path seal = bundle.resolve(Bundles.SEAL);
    Instructions.write(bundle);
    write(bundle.resolve(Bundles.SUMS), BundleFiles.sums(bundle).getBytes(StandardCharsets.UTF_8));
    Disk.forceFolder(seal);
    Disk.forceFolder(bundle);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Disk.replace(file, content);
  }
}
