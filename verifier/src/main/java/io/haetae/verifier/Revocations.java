package io.haetae.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What issuers have revoked, as far as their lists (X.509 CRLs) are at hand. Nothing is fetched: a
 * certificate that no list speaks of is held to be good.
 */
public final class Revocations {
  private static final Set<CRLReason> KEY_NOT_LOST =
      EnumSet.of(
          CRLReason.UNSPECIFIED,
          CRLReason.AFFILIATION_CHANGED,
          CRLReason.SUPERSEDED,
          CRLReason.CESSATION_OF_OPERATION);

  private Revocations() {}

  /** The lists in the {@code *.crl} files of a folder, PEM or DER; none if there is no folder. */
  static List<X509CRL> in(Path folder) throws IOException {
    List<X509CRL> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.crl")) {
        for (Path file : files) {
          found.add(parse(Der.read(file), String.valueOf(file.getFileName())));
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * A list in PEM or DER.
   *
   * @param what names it in the reason
   * @throws EvidenceException if it is none, or larger than 256 KiB
   */
  public static X509CRL parse(byte[] bytes, String what) throws EvidenceException {
    if (bytes.length > Der.LARGEST) {
      throw new EvidenceException(what + " is larger than " + Der.LARGEST + " bytes");
    }
    return Der.guarded(
        what,
        () ->
            (X509CRL)
                CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(bytes)));
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
      for (X509CRL list : of(chain.get(i + 1), lists)) {
        check(chain.get(i), list, at, false);
      }
    }
  }

  /**
   * Requires that no certificate of a time-stamp's chain was revoked. As the stamp's date is the
   * authority's own word, one revoked later stands only if the list says that its key was not lost
   * (RFC 3161, section 4).
   *
   * @throws EvidenceException if one was, or a list in an issuer's name is not by that issuer
   */
  static void check(TimeStamp stamp, Collection<X509CRL> lists) throws EvidenceException {
    List<X509Certificate> chain = stamp.chain();
    for (int i = 0; i + 1 < chain.size(); i++) {
      for (X509CRL list : of(chain.get(i + 1), lists)) {
        check(chain.get(i), list, stamp.time(), true);
      }
    }
  }

  /**
   * The lists by an issuer.
   *
   * @throws EvidenceException if those in its name are all by another
   */
  public static List<X509CRL> of(X509Certificate issuer, Collection<X509CRL> lists)
      throws EvidenceException {
    List<X509CRL> named =
        lists.stream()
            .filter(list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
            .toList();
    List<X509CRL> own = named.stream().filter(list -> by(issuer.getPublicKey(), list)).toList();
    if (own.isEmpty() && !named.isEmpty()) {
      throw new EvidenceException(
          "the list of what " + Certificates.name(issuer) + " revoked is not signed by it");
    }
    return own;
  }

  /**
   * Requires that a list was the newest one at a moment, as far as it tells.
   *
   * @param slack by how much clocks may differ
   * @throws EvidenceException if it was made later, or was to be replaced before
   */
  public static void current(X509CRL list, Instant at, Duration slack) throws EvidenceException {
    String what = "the list of what " + list.getIssuerX500Principal().getName() + " revoked ";
    Instant made = list.getThisUpdate().toInstant();
    if (made.isAfter(at.plus(slack))) {
      throw new EvidenceException(what + "is of " + made + ", after " + at);
    }
    if (list.getNextUpdate() == null || list.getNextUpdate().toInstant().isBefore(at)) {
      throw new EvidenceException(
          what + "was out of date at " + at + ": it ended at " + list.getNextUpdate());
    }
  }

  /**
   * Whether a list would name a certificate of its issuer if it were revoked: lists may be for some
   * certificates, some reasons, or the changes since another list (RFC 5280, section 5.2.5).
   *
   * @throws EvidenceException if it says so in a malformed way
   */
  public static boolean covers(X509CRL list, X509Certificate certificate) throws EvidenceException {
    return Der.guarded(
        "a list of revoked certificates",
        () -> {
          X509CRLHolder holder = new X509CRLHolder(list.getEncoded());
          if (holder.getExtension(Extension.deltaCRLIndicator) != null) {
            return false;
          }
          Extension scope = holder.getExtension(Extension.issuingDistributionPoint);
          return scope == null
              || covers(IssuingDistributionPoint.getInstance(scope.getParsedValue()), certificate);
        });
  }

  private static boolean covers(IssuingDistributionPoint scope, X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    boolean authority = certificate.getBasicConstraints() >= 0;
    boolean another =
        scope.isIndirectCRL()
            || scope.getOnlySomeReasons() != null
            || scope.onlyContainsAttributeCerts()
            || (scope.onlyContainsUserCerts() && authority)
            || (scope.onlyContainsCACerts() && !authority);
    if (another || scope.getDistributionPoint() == null) {
      return !another;
    }
    Extension named =
        new X509CertificateHolder(certificate.getEncoded())
            .getExtension(Extension.cRLDistributionPoints);
    return named != null
        && Arrays.stream(CRLDistPoint.getInstance(named.getParsedValue()).getDistributionPoints())
            .anyMatch(point -> scope.getDistributionPoint().equals(point.getDistributionPoint()));
  }

  private static void check(
      X509Certificate certificate, X509CRL list, Instant at, boolean datesItself)
      throws EvidenceException {
    if (list.hasUnsupportedCriticalExtension()) {
      throw new EvidenceException("a list of revoked certificates is of a kind unknown here");
    }
    X509CRLEntry entry = list.getRevokedCertificate(certificate);
    if (entry == null) {
      return;
    }
    CRLReason reason = entry.getRevocationReason();
    boolean datesHold = !datesItself || (reason != null && KEY_NOT_LOST.contains(reason));
    if (!datesHold || !at.isBefore(entry.getRevocationDate().toInstant())) {
      throw new EvidenceException(
          "the certificate of %s was revoked as of %s (%s); the time-stamp is of %s"
              .formatted(
                  Certificates.name(certificate),
                  entry.getRevocationDate().toInstant(),
                  reason == null ? "no reason given" : reason,
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
