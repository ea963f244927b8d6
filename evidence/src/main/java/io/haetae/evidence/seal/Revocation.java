package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;

/** Says of the key that seals in a folder of keys that it is not to be believed any more. */
record Revocation(Path keys, Issuer root, X509Certificate present) {
  /**
   * Of the present key.
   *
   * @param root the root over it
   */
  static Revocation of(Path keys, Issuer root) throws IOException {
    return new Revocation(
        keys, root, Certificates.read(keys.resolve(KeyFolder.SEAL_CHAIN)).getFirst());
  }

  /** The file of a root's list in a folder of keys. */
  static String file(Issuer root) throws EvidenceException {
    return "revoked-" + KeyFolder.shortName(root.certificate()) + ".crl";
  }

  /** Adds the root's list, grown by the present certificate, to what is to be stored. */
  void add(FreshKeys fresh, Optional<Instant> stolen, Instant now) throws IOException {
    String name = file(root);
    int reason = stolen.isPresent() ? CRLReason.keyCompromise : CRLReason.superseded;
    byte[] list = root.revoke(before(keys.resolve(name)), present, stolen.orElse(now), reason, now);
    fresh.files().put(name, list);
  }

  private static Optional<X509CRL> before(Path file) throws IOException {
    if (!OwnerOnly.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in));
    } catch (GeneralSecurityException malformed) {
      throw new EvidenceException(file + " is no list of revoked certificates", malformed);
    }
  }
}
