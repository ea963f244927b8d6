package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** The Ed25519 key with which a log signs its checkpoints. May be used by several threads. */
public final class LogKey {
  private final PrivateKey privateKey;
  private final VerifierKey verifierKey;

  private LogKey(PrivateKey privateKey, VerifierKey verifierKey) {
    this.privateKey = privateKey;
    this.verifierKey = verifierKey;
  }

  /**
   * A key held elsewhere.
   *
   * @param name the origin of the log that it signs for
   * @throws EvidenceException if the halves do not belong together, or are no Ed25519 keys
   */
  public static LogKey of(String name, PrivateKey privateKey, PublicKey publicKey)
      throws EvidenceException {
    VerifierKey verifierKey =
        VerifierKey.parse(new VerifierKey(name, VerifierKey.Kind.LOG, publicKey).toString());
    LogKey key = new LogKey(privateKey, verifierKey);
    key.prove();
    return key;
  }

  /** A new key, not stored anywhere yet. */
  public static LogKey generate(String name) throws EvidenceException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return of(name, pair.getPrivate(), pair.getPublic());
    } catch (NoSuchAlgorithmException missing) {
      throw new EvidenceException("this Java has no Ed25519", missing);
    }
  }

  /** The public half. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The origin of the log that this key signs for. */
  public String name() {
    return verifierKey.name();
  }

  /** The signature line over a note's text. */
  String sign(String text) throws EvidenceException {
    byte[] signature = signature(text);
    byte[] value =
        ByteBuffer.allocate(Integer.BYTES + signature.length)
            .putInt(verifierKey.id())
            .put(signature)
            .array();
    return "\u2014 " + name() + " " + Base64.getEncoder().encodeToString(value);
  }

  private byte[] signature(String text) throws EvidenceException {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(privateKey);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.sign();
    } catch (GeneralSecurityException unusable) {
      throw new EvidenceException("the key of the log cannot sign", unusable);
    }
  }

  private void prove() throws EvidenceException {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(verifierKey.publicKey());
      ed25519.update(name().getBytes(StandardCharsets.UTF_8));
      if (!ed25519.verify(signature(name()))) {
        throw new EvidenceException("the two halves of the log's key do not belong together");
      }
    } catch (GeneralSecurityException unusable) {
      throw new EvidenceException("the log's verifier key is unusable", unusable);
    }
  }
}
