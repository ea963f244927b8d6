package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignatureCheck;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Whether verifiers would accept what a key seals; asked before it seals anything. */
final class Acceptance {
  private Acceptance() {}

  /**
   * The keys themselves, after the verifier took a signature of theirs: expired certificates, a
   * wrong key usage, weak keys and the like are found by the code that would refuse the bundles.
   *
   * @throws EvidenceException with the verifier's reason
   */
  static SealKeys proven(SealKeys keys, Instant now) throws IOException {
    keys.requireValid(now);
    byte[] sample =
        "{\"signer\":{\"certificateSha256\":\"%s\"},\"simulated\":false}"
            .formatted(keys.certificateSha256())
            .getBytes(StandardCharsets.UTF_8);
    Trust trust = new Trust(List.of(keys.root()), List.of(), List.of(), List.of());
    try {
      SignatureCheck.check(sample, new CmsSigner(keys).sign(sample, now), trust, now);
    } catch (EvidenceException refused) {
      throw new EvidenceException(
          "verifiers would refuse what this key seals: " + refused.getMessage(), refused);
    }
    return keys;
  }
}
