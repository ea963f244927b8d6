package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs bytes: CMS (RFC 5652) detached, DER, with the signer's certificate inside and named by a
 * signed attribute (signing-certificate-v2), as CAdES-B-B wants it. The same bytes at the same
 * moment make the same signature, unless the key lies in a token. Safe for use by several threads.
 */
public final class CmsSigner {
  private final SealKeys keys;

  /** A signer with a key. */
  public CmsSigner(SealKeys keys) {
    this.keys = keys;
  }

  /** The keys that it signs with. */
  public SealKeys keys() {
    return keys;
  }

  /**
   * Signs.
   *
   * @param content the exact bytes
   * @param now the signing time that the signature tells, to the second
   * @return the DER of the signature, without the bytes
   * @throws EvidenceException if the certificate is not valid now or the key does not sign
   */
  public byte[] sign(byte[] content, Instant now) throws IOException {
    keys.requireValid(now);
    return sign(CMSObjectIdentifiers.data, content, false, now);
  }

  byte[] sign(ASN1ObjectIdentifier type, byte[] content, boolean embedded, Instant now)
      throws IOException {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(keys.certificate().getEncoded());
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(attributes(keys.certificate(), now)))
              .build(new KeySigner(keys), holder));
      generator.addCertificates(new JcaCertStore(keys.chain()));
      return generator
          .generate(new CMSProcessableByteArray(type, content), embedded)
          .getEncoded(ASN1Encoding.DER);
    } catch (UncheckedIOException unable) {
      throw unable.getCause();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException unable) {
      throw new EvidenceException("the signature cannot be made: " + unable.getMessage(), unable);
    }
  }

  private static AttributeTable attributes(X509Certificate certificate, Instant now)
      throws GeneralSecurityException {
    byte[] encoded = certificate.getEncoded();
    X509CertificateHolder holder;
    try {
      holder = new X509CertificateHolder(encoded);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    IssuerSerial issuer =
        new IssuerSerial(
            new GeneralNames(new GeneralName(holder.getIssuer())), holder.getSerialNumber());
    ESSCertIDv2 id = new ESSCertIDv2(MessageDigest.getInstance("SHA-256").digest(encoded), issuer);
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(attribute(CMSAttributes.signingTime, new Time(Date.from(now))));
    all.add(
        attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(id)));
    return new AttributeTable(all);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /** The library's way to the key. */
  private static final class KeySigner implements ContentSigner {
    private final SealKeys keys;
    private final AlgorithmIdentifier algorithm;
    private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

    KeySigner(SealKeys keys) throws EvidenceException {
      this.keys = keys;
      this.algorithm =
          new DefaultSignatureAlgorithmIdentifierFinder().find(keys.algorithm().signature());
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return algorithm;
    }

    @Override
    public OutputStream getOutputStream() {
      signed.reset();
      return signed;
    }

    @Override
    public byte[] getSignature() {
      try {
        return keys.sign(signed.toByteArray());
      } catch (EvidenceException unable) {
        throw new UncheckedIOException(unable);
      }
    }
  }
}
