package io.haetae.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Certificates: read from PEM files, and led back to a root. */
public final class Certificates {
  /** What the certificates of simulations say of themselves. */
  public static final String DEMONSTRATION = "FOR DEMONSTRATION ONLY";

  /** No real chain is longer, and the number of ways through more grows by their power. */
  static final int MOST = 8;

  private static final int LONGEST_PATH = 4;
  private static final int LEAST_RSA = 2048;
  private static final int LEAST_EC = 256;
  private static final int MOST_ROOTS = 256;
  private static final Set<String> BROKEN = Set.of("MD2", "MD5", "SHA1");

  private Certificates() {}

  /**
   * The certificates in a PEM file, in its order.
   *
   * @throws IOException if the file cannot be read or holds no certificate
   */
  public static List<X509Certificate> read(Path pem) throws IOException {
    byte[] bytes = Der.read(pem);
    String what = String.valueOf(pem.getFileName());
    return Der.guarded(
        what,
        () -> {
          List<X509Certificate> found = new ArrayList<>();
          CertificateFactory factory = CertificateFactory.getInstance("X.509");
          for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
            found.add((X509Certificate) one);
          }
          if (found.isEmpty() || found.size() > MOST_ROOTS) {
            throw new EvidenceException(what + " holds " + found.size() + " certificates");
          }
          return List.copyOf(found);
        });
  }

  /** The certificates in the {@code *.pem} files of a folder; none if there is no such folder. */
  static List<X509Certificate> in(Path folder) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
        for (Path file : files) {
          found.addAll(read(file));
        }
      }
    }
    return List.copyOf(found);
  }

  /** A certificate of its DER form. */
  static X509Certificate parse(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /**
   * The SHA-256 of a certificate's DER form.
   *
   * @throws EvidenceException if it has none
   */
  public static String sha256(X509Certificate certificate) throws EvidenceException {
    return Der.guarded("the certificate", () -> Sha256.of(certificate.getEncoded()));
  }

  /** Whether a certificate is one of a simulation. */
  static boolean isDemonstration(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().contains(DEMONSTRATION);
  }

  /**
   * The chain from a certificate to a trusted root, which is its last element. Revocation is not
   * looked up: nothing here asks the network.
   *
   * @param end where it starts
   * @param carried what came with it: links, never anchors
   * @param roots the trusted ones
   * @param at the moment that all of them must be valid at
   * @param what names the certificate in the reason
   * @throws EvidenceException if there is no such chain
   */
  static List<X509Certificate> chain(
      X509Certificate end,
      Collection<X509Certificate> carried,
      Collection<X509Certificate> roots,
      Instant at,
      String what)
      throws EvidenceException {
    if (roots.isEmpty()) {
      throw new EvidenceException(
          what + " cannot be held to a root, as none is trusted: name the folder of the roots");
    }
    inTime(end, at, what);
    List<X509Certificate> chain = Der.guarded(what, () -> build(end, carried, roots, at, what));
    inTime(chain.getLast(), at, "the root of " + what);
    for (X509Certificate link : chain) {
      strong(link.getPublicKey(), what);
    }
    for (X509Certificate link : chain.subList(0, chain.size() - 1)) {
      String algorithm = link.getSigAlgName().toUpperCase(Locale.ROOT);
      if (BROKEN.stream().anyMatch(algorithm::startsWith)) {
        throw new EvidenceException(what + " rests on the broken algorithm " + algorithm);
      }
    }
    return chain;
  }

  private static List<X509Certificate> build(
      X509Certificate end,
      Collection<X509Certificate> carried,
      Collection<X509Certificate> roots,
      Instant at,
      String what)
      throws GeneralSecurityException, EvidenceException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(end);
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    parameters.setMaxPathLength(LONGEST_PATH);
    List<X509Certificate> all = new ArrayList<>(carried);
    all.add(end);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
    try {
      var result =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate link : result.getCertPath().getCertificates()) {
        chain.add((X509Certificate) link);
      }
      chain.add(result.getTrustAnchor().getTrustedCert());
      return List.copyOf(chain);
    } catch (CertPathBuilderException none) {
      throw new EvidenceException(
          what + " (" + name(end) + ") does not lead to a trusted root: " + none.getMessage(),
          none);
    }
  }

  static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /**
   * Requires that a certificate was valid.
   *
   * @param what names the certificate in the reason
   */
  static void inTime(X509Certificate certificate, Instant at, String what)
      throws EvidenceException {
    if (at.isBefore(certificate.getNotBefore().toInstant())) {
      throw new EvidenceException(what + " was not yet valid at " + at);
    }
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      throw new EvidenceException(what + " had expired at " + at);
    }
  }

  private static void strong(PublicKey key, String what) throws EvidenceException {
    boolean weak =
        switch (key) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA;
          case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < LEAST_EC;
          default -> true;
        };
    if (weak) {
      throw new EvidenceException(what + " rests on a weak or unknown key: " + key.getAlgorithm());
    }
  }
}
