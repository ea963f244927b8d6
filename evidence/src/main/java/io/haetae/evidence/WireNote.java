package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.WireCopy;
import io.haetae.evidence.seal.EvidenceKey;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a manifest tells of the copy of the wire, whose bytes only the holder of the evidence key
 * can see.
 *
 * @param bytes the size of the copy before it was encrypted
 * @param sha256 of the copy before it was encrypted
 * @param connections how many connections it holds
 * @param incomplete why it is not whole; empty if nothing is known to be missing
 * @param certificateSha256 of the certificate (DER) whose key opens it
 */
record WireNote(
    long bytes,
    String sha256,
    long connections,
    Optional<String> incomplete,
    String certificateSha256) {

  /** Encrypts a copy into a part of a package. */
  static WireNote write(WireCopy wire, X509Certificate to, Path parts) throws IOException {
    Path part = parts.resolve(Parts.WIRE);
    Files.createDirectories(part.getParent());
    MessageDigest digest = Sha256.digest();
    Body pcapng = wire.pcapng();
    long bytes;
    try (OutputStream file = Files.newOutputStream(part);
        OutputStream encrypted = EvidenceKey.encrypting(to, file);
        InputStream plain = new DigestInputStream(pcapng.open(), digest)) {
      bytes = plain.transferTo(encrypted);
    }
    Disk.force(part);
    return new WireNote(
        bytes, Sha256.hex(digest), wire.connections(), wire.incomplete(), Certificates.sha256(to));
  }

  /** Adds it to a manifest. */
  void addTo(ObjectNode manifest) {
    ObjectNode node = manifest.putObject("wire").put("path", Parts.WIRE);
    node.put("bytes", bytes).put("sha256", sha256).put("connections", connections);
    Json.put(node, "incomplete", incomplete);
    node.put("certificateSha256", certificateSha256);
  }

  /** What a manifest holds of it; empty if it has no copy of the wire. */
  static Optional<WireNote> of(JsonNode manifest) throws EvidenceException {
    JsonNode node = manifest.path("wire");
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new WireNote(
                Json.number(node, "bytes"),
                Json.text(node, "sha256"),
                Json.number(node, "connections"),
                Json.optionalText(node, "incomplete"),
                Json.text(node, "certificateSha256")));
  }
}
