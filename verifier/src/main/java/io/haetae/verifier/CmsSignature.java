package io.haetae.verifier;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * One signature in a CMS structure, as manifests and time-stamps carry it: exactly one signer,
 * SHA-256 or better, its certificate beside it and named by a signed attribute.
 *
 * @param signer the certificate that the signature names as its own
 * @param carried every certificate in the structure
 */
record CmsSignature(X509Certificate signer, List<X509Certificate> carried) {
  private static final Set<ASN1ObjectIdentifier> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512);
  private static final Set<ASN1ObjectIdentifier> ALGORITHMS =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512,
          PKCSObjectIdentifiers.rsaEncryption,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption);

  CmsSignature {
    carried = List.copyOf(carried);
  }

  /**
   * Checks the signature itself; whether to trust its certificate is another matter.
   *
   * @param what names the structure in the reason
   */
  static CmsSignature check(CMSSignedData data, String what)
      throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
    CmsSignature claimed = claimed(data, what);
    SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
    if (!verifies(signer, claimed.signer(), what)) {
      throw new EvidenceException(what + " does not verify: what it signs, or it, was changed");
    }
    return claimed;
  }

  /**
   * The signature that a structure claims to hold, of an accepted shape; nothing is verified.
   *
   * @param what names the structure in the reason
   */
  static CmsSignature claimed(CMSSignedData data, String what)
      throws IOException, GeneralSecurityException {
    // The library does not look at the outermost type.
    if (!CMSObjectIdentifiers.signedData.equals(data.toASN1Structure().getContentType())) {
      throw new EvidenceException(what + " is no signed data");
    }
    List<SignerInformation> signers = List.copyOf(data.getSignerInfos().getSigners());
    if (signers.size() != 1) {
      throw new EvidenceException(what + " has " + signers.size() + " signers, not one");
    }
    SignerInformation signer = signers.getFirst();
    algorithms(data, signer, what);
    List<X509CertificateHolder> holders = List.copyOf(data.getCertificates().getMatches(null));
    if (holders.size() > Certificates.MOST) {
      throw new EvidenceException(what + " carries " + holders.size() + " certificates");
    }
    List<X509Certificate> carried = new ArrayList<>();
    List<X509CertificateHolder> own = new ArrayList<>();
    for (X509CertificateHolder holder : holders) {
      carried.add(Certificates.parse(holder.getEncoded()));
      if (signer.getSID().match(holder) && sameIssuer(signer, holder)) {
        own.add(holder);
      }
    }
    if (own.size() != 1) {
      throw new EvidenceException(what + " carries " + own.size() + " certificates of its signer");
    }
    return new CmsSignature(Certificates.parse(own.getFirst().getEncoded()), carried);
  }

  private static boolean verifies(SignerInformation signer, X509Certificate by, String what)
      throws CMSException, OperatorCreationException, EvidenceException {
    try {
      return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(by));
    } catch (CMSSignerDigestMismatchException changed) {
      return false;
    } catch (CMSVerifierCertificateNotValidException outOfDate) {
      throw new EvidenceException(
          what + " was made when its signer's certificate was not yet valid or had expired",
          outOfDate);
    }
  }

  private static void algorithms(CMSSignedData data, SignerInformation signer, String what)
      throws EvidenceException {
    AlgorithmIdentifier digest = signer.getDigestAlgorithmID();
    if (!DIGESTS.contains(digest.getAlgorithm())) {
      throw new EvidenceException(what + " uses a digest other than SHA-256, 384 or 512");
    }
    AlgorithmIdentifier signing = signer.toASN1Structure().getDigestEncryptionAlgorithm();
    if (!ALGORITHMS.contains(signing.getAlgorithm())) {
      throw new EvidenceException(
          what + " is signed by an algorithm not accepted here: " + signing.getAlgorithm());
    }
    List<AlgorithmIdentifier> all = new ArrayList<>(data.getDigestAlgorithmIDs());
    if (all.stream().noneMatch(one -> one.getAlgorithm().equals(digest.getAlgorithm()))) {
      throw new EvidenceException(what + " does not announce its signer's digest");
    }
    all.add(digest);
    all.add(signing);
    if (!all.stream().allMatch(CmsSignature::plain)) {
      throw new EvidenceException(what + " has parameters to algorithms that take none");
    }
    if (signer.getVersion() != (signer.getSID().getSubjectKeyIdentifier() == null ? 1 : 3)) {
      throw new EvidenceException(what + " has a signer of an impossible version");
    }
  }

  /** To the byte: names match without regard to case, and the unsigned one could be altered. */
  private static boolean sameIssuer(SignerInformation signer, X509CertificateHolder holder)
      throws IOException {
    var named = signer.getSID().getIssuer();
    return named == null || Arrays.equals(named.getEncoded(), holder.getIssuer().getEncoded());
  }

  private static boolean plain(AlgorithmIdentifier algorithm) {
    return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
  }

  /** Requires the signed attribute that names the certificate by its digest (RFC 5035). */
  static void namesCertificate(SignerInformation signer, X509Certificate certificate, String what)
      throws IOException, GeneralSecurityException {
    var attributes = signer.getSignedAttributes();
    var found =
        attributes == null
            ? null
            : attributes.getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (found == null || found.size() != 1) {
      throw new EvidenceException(what + " has no signing-certificate-v2");
    }
    Attribute attribute = Attribute.getInstance(found.get(0));
    if (attribute.getAttrValues().size() != 1) {
      throw new EvidenceException(what + " has more than one signing-certificate-v2");
    }
    ESSCertIDv2[] ids =
        SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0)).getCerts();
    ESSCertIDv2 id = ids[0];
    byte[] digest = Sha256.digest().digest(certificate.getEncoded());
    X509CertificateHolder holder = new X509CertificateHolder(certificate.getEncoded());
    boolean same =
        id.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
            && Arrays.equals(id.getCertHash(), digest)
            && (id.getIssuerSerial() == null
                || id.getIssuerSerial().getSerial().getValue().equals(holder.getSerialNumber()));
    if (!same) {
      throw new EvidenceException(
          what + " names another certificate in its signing-certificate-v2 than it carries");
    }
  }

  /** Whether bytes are the one DER form of what they hold. */
  static boolean isCanonical(CMSSignedData data, byte[] bytes) throws IOException {
    return Arrays.equals(data.toASN1Structure().getEncoded(ASN1Encoding.DER), bytes);
  }
}
