package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key with which a log signs its checkpoints. May be used by several threads. */
public final class LogKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
  private static final String END = "\n-----END PRIVATE KEY-----\n";
  private static final int PEM_WIDTH = 64;

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

  /**
   * Loads a key that {@link #store} stored.
   *
   * @param pem the file with the private half (PKCS#8, not encrypted)
   * @param vkey the file with the verifier key
   * @throws IOException if they cannot be read or do not belong together
   */
  public static LogKey load(Path pem, Path vkey) throws IOException {
    VerifierKey verifierKey = VerifierKey.parse(Files.readString(vkey));
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      return of(verifierKey.name(), privateKey, verifierKey.publicKey());
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new EvidenceException(pem + " holds no Ed25519 key", malformed);
    }
  }

  /**
   * Stores the key: the private half for its owner alone, the verifier key for anybody. Neither
   * file may be there yet.
   */
  public void store(Path pem, Path vkey) throws IOException {
    String base64 =
        Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(privateKey.getEncoded());
    Durable.writeSecret(pem, (BEGIN + base64 + END).getBytes(StandardCharsets.US_ASCII));
    Files.writeString(vkey, verifierKey + "\n");
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
