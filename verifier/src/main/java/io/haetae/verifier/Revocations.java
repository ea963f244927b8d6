package io.haetae.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What issuers have revoked, as far as the user has their lists (X.509 CRLs). Nothing is fetched: a
 * certificate that no list speaks of is held to be good.
 */
final class Revocations {
  private Revocations() {}

  /** The lists in the {@code *.crl} files of a folder, PEM or DER; none if there is no folder. */
  static List<X509CRL> in(Path folder) throws IOException {
    List<X509CRL> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.crl")) {
        for (Path file : files) {
          byte[] bytes = Der.read(file);
          found.add(
              Der.guarded(
                  String.valueOf(file.getFileName()),
                  () ->
                      (X509CRL)
                          CertificateFactory.getInstance("X.509")
                              .generateCRL(new ByteArrayInputStream(bytes))));
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Requires that no certificate of a chain was revoked at a moment. One that was revoked later
   * stands: what is dated before keeps its worth.
   *
   * @param chain from the signer's own to the root
   * @throws EvidenceException if one was, or a list in an issuer's name is not by that issuer
   */
  static void check(List<X509Certificate> chain, Collection<X509CRL> lists, Instant at)
      throws EvidenceException {
    for (int i = 0; i + 1 < chain.size(); i++) {
      X509Certificate issuer = chain.get(i + 1);
      List<X509CRL> named =
          lists.stream()
              .filter(
                  list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
              .toList();
      List<X509CRL> own = named.stream().filter(list -> by(issuer.getPublicKey(), list)).toList();
      if (own.isEmpty() && !named.isEmpty()) {
        throw new EvidenceException(
            "the list of what " + Certificates.name(issuer) + " revoked is not signed by it");
      }
      for (X509CRL list : own) {
        check(chain.get(i), list, at);
      }
    }
  }

  private static void check(X509Certificate certificate, X509CRL list, Instant at)
      throws EvidenceException {
    if (list.hasUnsupportedCriticalExtension()) {
      throw new EvidenceException("a list of revoked certificates is of a kind unknown here");
    }
    X509CRLEntry entry = list.getRevokedCertificate(certificate);
    if (entry != null && !at.isBefore(entry.getRevocationDate().toInstant())) {
      throw new EvidenceException(
          "the certificate of %s was revoked as of %s (%s); the time-stamp is of %s"
              .formatted(
                  Certificates.name(certificate),
                  entry.getRevocationDate().toInstant(),
                  entry.getRevocationReason() == null
                      ? "no reason given"
                      : entry.getRevocationReason(),
                  at));
    }
  }

  /** Roots of the same name are told apart by their keys. */
  private static boolean by(PublicKey issuer, X509CRL list) {
    try {
      list.verify(issuer);
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }
}
