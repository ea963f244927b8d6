package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import tools.jackson.databind.JsonNode;

/**
 * Checks the signature over a manifest (CMS, detached): that it covers its exact bytes, that one
 * trusted signer made it, and that the signer's certificate was valid when it was time-stamped.
 */
public final class SignatureCheck {
  private static final String WHAT = "the signature";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  private SignatureCheck() {}

  /**
   * Checks the signature of a bundle at the moments that its time-stamps name.
   *
   * @return who signed
   * @throws IOException if a file cannot be read
   * @throws EvidenceException with the reason why the claim does not hold
   */
  public static String check(Path bundle, Trust trust, Policy policy) throws IOException {
    byte[] manifest = Json.canonicalBytes(BundleFiles.manifest(bundle));
    byte[] signature = Der.read(bundle.resolve(TimeStampCheck.SIGNATURE));
    boolean simulated = TimeStampCheck.simulated(BundleFiles.manifest(bundle));
    List<TimeStamp> stamps =
        TimeStampCheck.accepted(bundle.resolve(TimeStampCheck.SIGNATURE), simulated, trust, policy);
    String signer = "";
    for (TimeStamp stamp : stamps) {
      signer = Certificates.name(check(manifest, signature, trust, stamp.time()));
    }
    return signer;
  }

  /**
   * Checks a signature at one moment.
   *
   * @param manifest the exact bytes that it covers
   * @param signature the DER of the signature
   * @param trust whose {@code signers} are the only anchors
   * @param at a moment at which the whole chain must be valid
   * @return the signer's certificate
   * @throws EvidenceException with the reason why the signature does not hold
   */
  public static X509Certificate check(byte[] manifest, byte[] signature, Trust trust, Instant at)
      throws EvidenceException {
    return chain(manifest, signature, trust, at).getFirst();
  }

  /** As {@link #check(byte[], byte[], Trust, Instant)}, with the certificates up to the root. */
  static List<X509Certificate> chain(byte[] manifest, byte[] signature, Trust trust, Instant at)
      throws EvidenceException {
    Der.check(signature, WHAT);
    return Der.guarded(
        WHAT,
        () -> {
          CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(manifest), signature);
          shape(data, signature);
          CmsSignature found = CmsSignature.check(data, WHAT);
          SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
          CmsSignature.namesCertificate(signer, found.signer(), WHAT);
          purpose(found.signer());
          List<X509Certificate> chain =
              Certificates.chain(
                  found.signer(), found.carried(), trust.signers(), at, "the signer's certificate");
          Revocations.check(chain, trust.revoked(), at);
          onlyTheChain(found.carried(), chain);
          manifestAgrees(manifest, found.signer());
          return chain;
        });
  }

  private static void shape(CMSSignedData data, byte[] signature) throws IOException {
    // The structure itself is asked: the data object was given the manifest as its content.
    var signed = SignedData.getInstance(data.toASN1Structure().getContent());
    if (signed.getEncapContentInfo().getContent() != null) {
      throw new EvidenceException(WHAT + " has a content of its own embedded");
    }
    if (!CMSObjectIdentifiers.data.equals(data.getSignedContentType()) || data.getVersion() != 1) {
      throw new EvidenceException(WHAT + " is over something other than data");
    }
    if (!CmsSignature.isCanonical(data, signature)) {
      throw new EvidenceException(WHAT + " is not DER");
    }
    for (SignerInformation signer : data.getSignerInfos().getSigners()) {
      if (signer.getUnsignedAttributes() != null || signed.getCRLs() != null) {
        throw new EvidenceException(WHAT + " carries what it does not sign");
      }
    }
  }

  private static void purpose(X509Certificate signer)
      throws EvidenceException, CertificateParsingException {
    boolean[] uses = signer.getKeyUsage();
    if (uses == null || !(uses[DIGITAL_SIGNATURE] || uses[NON_REPUDIATION])) {
      throw new EvidenceException("the signer's certificate is not for signatures (key usage)");
    }
    if (signer.getBasicConstraints() >= 0) {
      throw new EvidenceException("the signer's certificate is one of an authority");
    }
    List<String> extended = signer.getExtendedKeyUsage();
    if (extended != null && extended.contains(TIME_STAMPING)) {
      throw new EvidenceException("the signer's certificate is one for time-stamps");
    }
  }

  private static void onlyTheChain(List<X509Certificate> carried, List<X509Certificate> chain)
      throws EvidenceException {
    Set<X509Certificate> others = new HashSet<>(carried);
    chain.forEach(others::remove);
    if (!others.isEmpty() || new HashSet<>(carried).size() != carried.size()) {
      throw new EvidenceException(WHAT + " carries certificates that are not of its chain");
    }
  }

  private static void manifestAgrees(byte[] bytes, X509Certificate signer)
      throws EvidenceException {
    JsonNode manifest = Json.parse(new String(bytes, StandardCharsets.UTF_8), Bundles.MANIFEST);
    String named = Json.text(manifest.path("signer"), "certificateSha256");
    if (!named.equals(Certificates.sha256(signer))) {
      throw new EvidenceException("the manifest names another signer's certificate: " + named);
    }
    if (Certificates.isDemonstration(signer) && !TimeStampCheck.simulated(manifest)) {
      throw new EvidenceException(
          "the signer's certificate is " + Certificates.DEMONSTRATION + ", the capture is not");
    }
  }
}
