package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The kinds of keys that are made here. */
public enum KeyAlgorithm {
  /** ECDSA over P-256 with SHA-256. */
  EC("SHA256withECDSA"),

  /** RSA of 3072 bits with SHA-256. */
  RSA("SHA256withRSA");

  private static final String CURVE = "secp256r1";
  private static final int RSA_BITS = 3072;
  private final String signature;

  KeyAlgorithm(String signature) {
    this.signature = signature;
  }

  /**
   * The kind of a certificate's key.
   *
   * @throws EvidenceException if it is another than these
   */
  static KeyAlgorithm of(X509Certificate certificate) throws EvidenceException {
    String name = certificate.getPublicKey().getAlgorithm();
    return switch (name) {
      case "EC" -> EC;
      case "RSA" -> RSA;
      default -> throw new EvidenceException("keys of the kind " + name + " do not seal");
    };
  }

  /** The name of its signatures. */
  String signature() {
    return signature;
  }

  /** Whether a key lies on the curve P-256. */
  static boolean isP256(ECPublicKey key) {
    try {
      AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
      named.init(new ECGenParameterSpec(CURVE));
      return named
          .getParameterSpec(ECParameterSpec.class)
          .getCurve()
          .equals(key.getParams().getCurve());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has P-256", missing);
    }
  }

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
    switch (this) {
      case EC -> generator.initialize(new ECGenParameterSpec(CURVE));
      case RSA -> generator.initialize(RSA_BITS);
    }
    return generator.generateKeyPair();
  }
}
