package io.haetae.export;

import io.haetae.evidence.seal.SealKeys;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who signs exports.
 *
 * @param chain the signer's certificate first, then those that issued it
 * @param signer signs with the key of that certificate
 */
public record SigningIdentity(List<X509Certificate> chain, Signer signer) {
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

  /** A key that signs, wherever it lies. */
  @FunctionalInterface
  public interface Signer {
    /**
     * Signs bytes by ECDSA or RSA (PKCS #1), as its certificate says, with SHA-256.
     *
     * @throws IOException if the key cannot
     */
    byte[] sign(byte[] content) throws IOException;
  }

  /** The keys that seal captures: in a file, encrypted or not, or in a token. */
  public static SigningIdentity of(SealKeys keys) {
    return new SigningIdentity(keys.chain(), keys::sign);
  }

  /** The signer's certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }
}
