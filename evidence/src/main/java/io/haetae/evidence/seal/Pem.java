package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys and certificates in PEM. Private keys are PKCS#8; with a pass phrase under AES-256. */
final class Pem {
  /** Not registered with the platform: nobody else's cryptography changes by our being here. */
  static final BouncyCastleProvider BC = new BouncyCastleProvider();

  private static final int ITERATIONS = 600_000;

  private Pem() {}

  static byte[] certificates(List<X509Certificate> chain) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (X509Certificate certificate : chain) {
        writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (CertificateEncodingException malformed) {
      throw new EvidenceException("a certificate cannot be written", malformed);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] privateKey(PrivateKey key, Optional<PassPhrase> phrase) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      if (phrase.isEmpty()) {
        writer.writeObject(new PemObject("PRIVATE KEY", key.getEncoded()));
      } else {
        var encryptor =
            new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(BC)
                .setPRF(
                    new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setIterationCount(ITERATIONS)
                .setPassword(phrase.get().characters())
                .build();
        writer.writeObject(new JcaPKCS8Generator(key, encryptor));
      }
    } catch (OperatorCreationException unable) {
      throw new EvidenceException("the private key cannot be encrypted", unable);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a private key; a file that others may read is refused. */
  static PrivateKey privateKey(Path file, Optional<PassPhrase> phrase) throws IOException {
    String text = new String(OwnerOnly.read(file), StandardCharsets.US_ASCII);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      Object found = parser.readObject();
      // Some tools put the parameters of the curve before the key.
      if (found instanceof org.bouncycastle.asn1.ASN1ObjectIdentifier) {
        found = parser.readObject();
      }
      return new JcaPEMKeyConverter().getPrivateKey(info(found, file, phrase));
    } catch (OperatorCreationException | PKCSException wrong) {
      throw new EvidenceException("the pass phrase does not open " + file, wrong);
    } catch (IllegalArgumentException | ClassCastException malformed) {
      throw new EvidenceException(file + " holds no private key", malformed);
    }
  }

  private static PrivateKeyInfo info(Object found, Path file, Optional<PassPhrase> phrase)
      throws EvidenceException, OperatorCreationException, PKCSException {
    return switch (found) {
      case PrivateKeyInfo plain -> plain;
      case PEMKeyPair pair -> pair.getPrivateKeyInfo();
      case PKCS8EncryptedPrivateKeyInfo encrypted -> {
        if (phrase.isEmpty()) {
          throw new EvidenceException(file + " is encrypted; name its pass phrase's file");
        }
        yield encrypted.decryptPrivateKeyInfo(
            new JceOpenSSLPKCS8DecryptorProviderBuilder()
                .setProvider(BC)
                .build(phrase.get().characters()));
      }
      case null, default ->
          throw new EvidenceException(
              file + " holds no private key in PKCS#8; convert it by: openssl pkcs8 -topk8");
    };
  }
}
