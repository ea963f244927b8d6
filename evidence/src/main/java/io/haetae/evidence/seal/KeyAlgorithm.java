package io.haetae.evidence.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that are made here. */
public enum KeyAlgorithm {
  /** ECDSA over P-256 with SHA-256. */
  EC("SHA256withECDSA"),

  /** RSA of 3072 bits with SHA-256. */
  RSA("SHA256withRSA");

  private static final int RSA_BITS = 3072;
  private final String signature;

  KeyAlgorithm(String signature) {
    this.signature = signature;
  }

  /** The name of its signatures. */
  String signature() {
    return signature;
  }

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
    switch (this) {
      case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
      case RSA -> generator.initialize(RSA_BITS);
    }
    return generator.generateKeyPair();
  }
}
