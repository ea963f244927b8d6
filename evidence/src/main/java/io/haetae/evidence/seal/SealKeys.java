package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A private key that signs, with the certificates that say whose it is. Safe for use by several
 * threads.
 */
public final class SealKeys {
  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final X509Certificate root;
  private final Optional<Provider> token;

  private SealKeys(
      PrivateKey key, List<X509Certificate> chain, X509Certificate root, Optional<Provider> token) {
    this.token = token;
    this.key = key;
    this.chain = List.copyOf(chain);
    this.root = root;
  }

  static SealKeys of(PrivateKey key, List<X509Certificate> chain, X509Certificate root)
      throws EvidenceException {
    return proven(new SealKeys(key, chain, root, Optional.empty()));
  }

  /** A key inside a token, which the token's provider signs with. */
  static SealKeys onToken(PrivateKey key, Chain chain, Provider token) throws EvidenceException {
    return proven(new SealKeys(key, chain.links(), chain.root(), Optional.of(token)));
  }

  /**
   * Loads the keys that {@link KeyFolder#create} made.
   *
   * @param keys the folder
   * @param secrets what opens them
   * @throws IOException if they are missing, unusable, or open to others
   */
  public static SealKeys load(Path keys, Secrets secrets) throws IOException {
    return KeyFolder.load(keys, secrets);
  }

  /** The certificates from the signer's own to the last one below the root. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The certificates from the signer's own to the root. */
  public List<X509Certificate> whole() {
    List<X509Certificate> whole = new ArrayList<>(chain);
    whole.add(root);
    return List.copyOf(whole);
  }

  /** The signer's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The root that verifiers must trust. */
  public X509Certificate root() {
    return root;
  }

  /** What a manifest names the signer by: the SHA-256 of the certificate, in hexadecimal. */
  public String certificateSha256() throws EvidenceException {
    return Certificates.sha256(certificate());
  }

  /** The chain in PEM, as {@code seal/certs/signer.pem} holds it. */
  public byte[] chainPem() throws IOException {
    return Pem.certificates(chain);
  }

  /**
   * Requires that the certificates are valid now, as what they sign would be refused otherwise.
   *
   * @throws EvidenceException if one is not
   */
  public void requireValid(Instant now) throws EvidenceException {
    for (X509Certificate one : chain) {
      if (now.isBefore(one.getNotBefore().toInstant())
          || now.isAfter(one.getNotAfter().toInstant())) {
        throw new EvidenceException(
            "the certificate of %s is valid from %s to %s, not now; run: haetae keys rotate"
                .formatted(
                    one.getSubjectX500Principal(),
                    one.getNotBefore().toInstant(),
                    one.getNotAfter().toInstant()));
      }
    }
  }

  KeyAlgorithm algorithm() throws EvidenceException {
    return KeyAlgorithm.of(certificate());
  }

  /** The private half, to be stored. */
  PrivateKey key() {
    return key;
  }

  /**
   * Signs bytes with SHA-256. A key in a file makes the same signature of the same bytes each time
   * (RFC 6979); a token's is another one each time.
   *
   * @throws EvidenceException if the key cannot
   */
  public byte[] sign(byte[] bytes) throws EvidenceException {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException | ProviderException unable) {
      throw new EvidenceException("the key cannot sign: " + unable.getMessage(), unable);
    }
  }

  private Signature signature() throws GeneralSecurityException, EvidenceException {
    KeyAlgorithm algorithm = algorithm();
    if (token.isPresent()) {
      return Signature.getInstance(algorithm.signature(), token.get());
    }
    return algorithm == KeyAlgorithm.EC
        ? Signature.getInstance("SHA256withECDDSA", Pem.BC)
        : Signature.getInstance(algorithm.signature());
  }

  private static SealKeys proven(SealKeys keys) throws EvidenceException {
    byte[] probe = "a probe".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature check = Signature.getInstance(keys.algorithm().signature());
      check.initVerify(keys.certificate());
      check.update(probe);
      if (!check.verify(keys.sign(probe))) {
        throw new EvidenceException("the private key is not the one of the certificate");
      }
      X509Certificate below = keys.chain.getFirst();
      for (X509Certificate above : keys.chain.subList(1, keys.chain.size())) {
        below.verify(above.getPublicKey());
        below = above;
      }
      below.verify(keys.root.getPublicKey());
    } catch (GeneralSecurityException broken) {
      throw new EvidenceException(
          "the certificates do not lead from the key to the root: " + broken.getMessage(), broken);
    }
    return keys;
  }
}
