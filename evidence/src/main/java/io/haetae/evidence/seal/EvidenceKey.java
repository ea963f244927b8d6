package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.crypto.RuntimeCryptoException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * The key to copies of the wire. Who captures needs the certificate only; the private key belongs
 * to whoever may read them. A copy is CMS AuthEnvelopedData (RFC 5083) under AES-256-GCM, its key
 * under RSA-OAEP with SHA-256, so that {@code openssl cms -decrypt} opens it too.
 */
public final class EvidenceKey {
  private static final int FEWEST_BITS = 2048;

  private EvidenceKey() {}

  /**
   * Reads the certificate to encrypt to.
   *
   * @throws IOException if it cannot be read, or is not of an RSA key of 2048 bits or more
   */
  public static X509Certificate certificate(Path file) throws IOException {
    X509Certificate certificate = Certificates.read(file).getFirst();
    boolean usable =
        certificate.getPublicKey() instanceof RSAPublicKey key
            && key.getModulus().bitLength() >= FEWEST_BITS;
    if (!usable) {
      throw new EvidenceException(
          file + " is not the certificate of an RSA key of " + FEWEST_BITS + " bits or more");
    }
    return certificate;
  }

  /**
   * Reads a private key.
   *
   * @param phrase its pass phrase, if it is encrypted
   * @throws IOException if it cannot be read, or others may read the file
   */
  public static PrivateKey privateKey(Path file, Optional<PassPhrase> phrase) throws IOException {
    return Pem.privateKey(file, phrase);
  }

  /** A key for demonstrations and its certificate, unless there is one. */
  static void createDemo(ConfigurationHome demo, String organisation, Instant now)
      throws IOException {
    if (OwnerOnly.exists(demo.wireCertificate())) {
      return;
    }
    Issuer pair =
        Issuer.recipient(organisation, "Haetae evidence " + Certificates.DEMONSTRATION, now);
    // The certificate comes last, so that whoever sees it can rely on its key.
    Files.deleteIfExists(demo.wireKey());
    OwnerOnly.write(demo.wireKey(), Pem.privateKey(pair.key(), Optional.empty()));
    OwnerOnly.write(demo.wireCertificate(), Pem.certificates(List.of(pair.certificate())));
  }

  /**
   * A stream whose bytes arrive encrypted; closing it ends the message and leaves {@code out} open.
   *
   * @throws EvidenceException if this Java cannot encrypt to the certificate
   */
  public static OutputStream encrypting(X509Certificate to, OutputStream out) throws IOException {
    try {
      OAEPParameterSpec padding =
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
      AlgorithmIdentifier transport =
          new JcaAlgorithmParametersConverter()
              .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, padding);
      CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(to, transport).setProvider(Pem.BC));
      ASN1ObjectIdentifier cipher = CMSAlgorithm.AES256_GCM;
      OutputAEADEncryptor encryptor =
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(cipher).setProvider(Pem.BC).build();
      return generator.open(out, encryptor);
    } catch (GeneralSecurityException | CMSException unable) {
      throw new EvidenceException("the copy of the wire cannot be encrypted", unable);
    }
  }

  /**
   * Decrypts a message into a stream. What was written before a fault is not to be used.
   *
   * @throws IOException if the key does not open it, or it was altered
   */
  public static void decrypt(PrivateKey key, InputStream message, OutputStream out)
      throws IOException {
    try {
      CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(message);
      Collection<RecipientInformation> recipients = parser.getRecipientInfos().getRecipients();
      if (recipients.size() != 1) {
        throw new EvidenceException("the copy of the wire is not for one key");
      }
      JceKeyTransAuthEnvelopedRecipient recipient = new JceKeyTransAuthEnvelopedRecipient(key);
      recipient.setProvider(Pem.BC);
      try (InputStream plain =
          recipients.iterator().next().getContentStream(recipient).getContentStream()) {
        plain.transferTo(out);
      }
    } catch (CMSException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException
        | RuntimeCryptoException wrong) {
      // The library tells a key of another size by whichever of them its arithmetic runs into.
      throw new EvidenceException("the key does not open the copy of the wire", wrong);
    }
  }
}
