package io.haetae.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * A key that signs exports, with its certificates.
 *
 * @param key an EC or RSA key
 * @param chain the signer's certificate first, then those that issued it
 */
public record SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /**
   * Copies the chain.
   *
   * @throws IllegalArgumentException if there is no certificate
   */
  public SigningIdentity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("A signing key needs its certificate");
    }
  }

  /** The signer's certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /**
   * Reads an identity from PEM files.
   *
   * @param keyFile PKCS #8, not encrypted
   * @param chainFile the certificates
   * @throws IOException if a file cannot be read, or holds something else
   */
  public static SigningIdentity read(Path keyFile, Path chainFile) throws IOException {
    try (InputStream in = Files.newInputStream(chainFile)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IOException(chainFile + " holds no certificate");
      }
      KeyFactory factory = KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm());
      return new SigningIdentity(
          factory.generatePrivate(new PKCS8EncodedKeySpec(der(keyFile))), chain);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new IOException(keyFile + " is no usable key: " + malformed.getMessage(), malformed);
    }
  }

  private static byte[] der(Path keyFile) throws IOException {
    String text = Files.readString(keyFile, StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(keyFile + " holds no private key that can be used without pass phrase");
    }
    return Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
  }
}
