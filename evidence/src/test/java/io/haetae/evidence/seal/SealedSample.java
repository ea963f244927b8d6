package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** A manifest with its signature, under keys that were made for it. */
record SealedSample(SealKeys keys, String manifest) {
  static final Instant NOW = Instant.parse("2026-11-25T10:15:30.120Z");

  static SealedSample make() throws IOException {
    return make(KeyAlgorithm.EC);
  }

  static SealedSample make(KeyAlgorithm algorithm) throws IOException {
    Issuer root = Issuer.root("Agency", "root", algorithm, NOW);
    return of(root.issue("Agency", "seal", Issuer.Use.SEAL, NOW));
  }

  static SealedSample of(SealKeys keys) throws IOException {
    return new SealedSample(
        keys,
        "{\"signer\":{\"certificateSha256\":\"%s\"},\"simulated\":true,\"title\":\"물건\"}"
            .formatted(Certificates.sha256(keys.certificate())));
  }

  byte[] bytes() {
    return manifest.getBytes(StandardCharsets.UTF_8);
  }

  byte[] signature() throws IOException {
    return new CmsSigner(keys).sign(bytes(), NOW);
  }

  Trust trust() {
    return new Trust(List.of(keys.root()), List.of(), List.of(), List.of());
  }

  static byte[] query(byte[] stamped) throws IOException, NoSuchAlgorithmException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(stamped);
    return generator.generate(TSPAlgorithms.SHA256, digest, BigInteger.valueOf(77)).getEncoded();
  }
}
