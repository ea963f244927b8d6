package io.haetae.evidence;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is settled when a manifest is signed. A bundle that is sealed late is signed again with a
 * new stamp, so that its time-stamps are always held to a narrow window.
 *
 * @param sealedAt when it was signed, by the machine's clock
 * @param signerSha256 of the signer's certificate (DER), in hexadecimal
 * @param logOrigin the log that will hold the seal
 * @param previousForTarget SHA-256 of the manifest sealed before for the same target
 * @param revocation the lists of revoked certificates, if any were looked for
 */
record Stamp(
    Instant sealedAt,
    String signerSha256,
    String logOrigin,
    Optional<String> previousForTarget,
    Optional<RevocationNote> revocation) {

  /** Puts it into a manifest, in place of the one there. */
  void putInto(ObjectNode manifest) throws EvidenceException {
    if (!(manifest.path("time") instanceof ObjectNode time)) {
      throw new EvidenceException("the manifest has no time");
    }
    time.put("sealed", sealedAt.toString());
    manifest.putObject("signer").put("certificateSha256", signerSha256);
    ObjectNode log = manifest.putObject("log").put("origin", logOrigin);
    Json.put(log, "previousForTarget", previousForTarget);
    revocation.ifPresent(note -> note.putInto(manifest));
  }

  /**
   * What a manifest holds of it.
   *
   * @throws java.time.DateTimeException if the time has another form
   */
  static Stamp of(JsonNode manifest) throws EvidenceException {
    return new Stamp(
        Instant.parse(Json.text(manifest.path("time"), "sealed")),
        Json.text(manifest.path("signer"), "certificateSha256"),
        Json.text(manifest.path("log"), "origin"),
        Json.optionalText(manifest.path("log"), "previousForTarget"),
        RevocationNote.of(manifest));
  }
}
