package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An own certificate authority: a root and what it issues.
 *
 * @param certificate the root
 * @param key its private key
 * @param algorithm the kind of keys that it makes
 */
record Issuer(X509Certificate certificate, PrivateKey key, KeyAlgorithm algorithm) {
  private static final int ROOT_YEARS = 20;
  private static final int YEARS = 5;
  private static final int SERIAL_BITS = 127;

  /** Clocks differ; a certificate made now must hold for a time-stamp of now. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a certificate is for. */
  enum Use {
    SEAL,
    TIME_STAMPS,
    /** One that a verifier must refuse. */
    TIME_STAMPS_NOT_CRITICAL
  }

  /** A new root. */
  static Issuer root(String organisation, String name, KeyAlgorithm algorithm, Instant now)
      throws IOException {
    KeyUsage usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    return selfSigned(subject(organisation, name), algorithm, new BasicConstraints(0), usage, now);
  }

  /** A new RSA key that signs nothing: others encrypt to its certificate. */
  static Issuer recipient(String organisation, String name, Instant now) throws IOException {
    return selfSigned(
        subject(organisation, name),
        KeyAlgorithm.RSA,
        new BasicConstraints(false),
        new KeyUsage(KeyUsage.keyEncipherment),
        now);
  }

  private static Issuer selfSigned(
      X500Name subject,
      KeyAlgorithm algorithm,
      BasicConstraints constraints,
      KeyUsage usage,
      Instant now)
      throws IOException {
    try {
      KeyPair pair = algorithm.generate();
      JcaX509v3CertificateBuilder builder =
          builder(subject, subject, pair, now, ROOT_YEARS, Optional.empty());
      builder.addExtension(Extension.basicConstraints, true, constraints);
      builder.addExtension(Extension.keyUsage, true, usage);
      return new Issuer(sign(builder, pair.getPrivate(), algorithm), pair.getPrivate(), algorithm);
    } catch (GeneralSecurityException | OperatorCreationException unable) {
      throw new EvidenceException("this Java cannot make the certificate", unable);
    }
  }

  /** A new key with its certificate, under this root. */
  SealKeys issue(String organisation, String name, Use use, Instant now) throws IOException {
    return issue(organisation, name, use, now, Optional.empty());
  }

  /**
   * A new key with its certificate, under this root.
   *
   * @param revocations where the certificate says that this root's lists are
   */
  SealKeys issue(String organisation, String name, Use use, Instant now, Optional<URI> revocations)
      throws IOException {
    try {
      KeyPair pair = algorithm.generate();
      X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
      JcaX509v3CertificateBuilder builder =
          builder(issuer, subject(organisation, name), pair, now, YEARS, Optional.of(certificate));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      if (use != Use.SEAL) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            use == Use.TIME_STAMPS,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      }
      if (revocations.isPresent()) {
        builder.addExtension(
            Extension.cRLDistributionPoints, false, distribution(revocations.get()));
      }
      X509Certificate issued = sign(builder, key, algorithm);
      return SealKeys.of(pair.getPrivate(), List.of(issued), certificate);
    } catch (GeneralSecurityException | OperatorCreationException unable) {
      throw new EvidenceException("this Java cannot make a key under the root", unable);
    }
  }

  /**
   * A list (X.509 CRL) of the certificates of this root that are not to be believed any more.
   *
   * @param before the list before, whose entries stay
   * @param revoked one more certificate
   * @param since from when on; a time-stamp before it keeps what the key sealed
   * @param reason a {@link CRLReason}
   */
  byte[] revoke(
      Optional<X509CRL> before, X509Certificate revoked, Instant since, int reason, Instant now)
      throws IOException {
    return list(before, Optional.of(new Revoked(revoked, since, reason)), now, end());
  }

  /** The first list of this root, of nothing. */
  byte[] nothingRevoked(Instant now) throws IOException {
    return list(Optional.empty(), Optional.empty(), now, end());
  }

  private Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  /**
   * A certificate that is not to be believed any more.
   *
   * @param since from when on; a time-stamp before it keeps what the key sealed
   * @param reason a {@link CRLReason}
   */
  record Revoked(X509Certificate certificate, Instant since, int reason) {}

  /**
   * A list of the certificates of this root that are not to be believed any more.
   *
   * @param before the list before, whose entries stay
   * @param until when the next one is to be there
   */
  byte[] list(Optional<X509CRL> before, Optional<Revoked> more, Instant now, Instant until)
      throws IOException {
    try {
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now));
      BigInteger number = BigInteger.ONE;
      if (before.isPresent()) {
        X509CRLHolder old = new X509CRLHolder(before.get().getEncoded());
        builder.addCRL(old);
        number =
            CRLNumber.getInstance(old.getExtension(Extension.cRLNumber).getParsedValue())
                .getCRLNumber()
                .add(number);
      }
      builder.setNextUpdate(Date.from(until));
      if (more.isPresent()) {
        Revoked one = more.get();
        builder.addCRLEntry(
            one.certificate().getSerialNumber(), Date.from(one.since()), one.reason());
      }
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
      return builder
          .build(new JcaContentSignerBuilder(algorithm.signature()).build(key))
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException unable) {
      throw new EvidenceException("this Java cannot sign a list of revoked certificates", unable);
    }
  }

  private static CRLDistPoint distribution(URI address) {
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    DistributionPointName point = new DistributionPointName(new GeneralNames(name));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(point, null, null)});
  }

  private static X500Name subject(String organisation, String name) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, organisation)
        .addRDN(BCStyle.CN, name)
        .build();
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      KeyPair pair,
      Instant now,
      int years,
      Optional<X509Certificate> above)
      throws GeneralSecurityException, IOException {
    Instant end = now.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
            Date.from(now.minus(SKEW)),
            Date.from(end),
            subject,
            pair.getPublic());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    if (above.isPresent()) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(above.get().getPublicKey()));
    }
    return builder;
  }

  private static X509Certificate sign(
      JcaX509v3CertificateBuilder builder, PrivateKey key, KeyAlgorithm algorithm)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(algorithm.signature()).build(key)));
  }
}
