package io.haetae.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A public Ed25519 key of a log or a witness (C2SP signed-note: {@code name+hash+base64}).
 *
 * @param name whose it is; of a log its origin
 * @param kind what it signs
 * @param publicKey the key
 */
public record VerifierKey(String name, Kind kind, PublicKey publicKey) {
  /** What precedes the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int LONGEST = 1024;

  /** What a key signs. */
  public enum Kind {
    /** The text of a note as it is (type 1). */
    LOG(1),
    /** A checkpoint with the time at which a witness saw it (type 4, C2SP tlog-cosignature). */
    WITNESS(4);

    private final byte type;

    Kind(int type) {
      this.type = (byte) type;
    }
  }

  /**
   * Reads a verifier key.
   *
   * @throws EvidenceException if it is malformed, its hash is wrong, or it is of another type
   */
  public static VerifierKey parse(String text) throws EvidenceException {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3 || !SignedNote.isName(parts[0])) {
      throw new EvidenceException("not a verifier key (name+hash+base64): " + text.strip());
    }
    byte[] key = Base64Text.decode(parts[2], "the verifier key of " + parts[0]);
    for (Kind kind : Kind.values()) {
      if (key.length == 1 + TreeHash.LENGTH && key[0] == kind.type) {
        VerifierKey read = new VerifierKey(parts[0], kind, ed25519(key));
        if (!read.toString().equals(text.strip())) {
          throw new EvidenceException("the hash in the verifier key of " + parts[0] + " is wrong");
        }
        return read;
      }
    }
    throw new EvidenceException(
        "the verifier key of " + parts[0] + " is of a type unknown here; Ed25519 is wanted");
  }

  /**
   * The keys in a folder, one in each file {@code *.vkey}; none if there is no such folder.
   *
   * @throws IOException if one of them cannot be read
   */
  public static List<VerifierKey> in(Path folder) throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.vkey")) {
        for (Path file : files) {
          byte[] content = SignedNote.read(file, LONGEST);
          keys.add(parse(new String(content, StandardCharsets.UTF_8)));
        }
      }
    }
    return List.copyOf(keys);
  }

  /** The number that signatures of this key carry beside its name. */
  public int id() {
    MessageDigest digest = Sha256.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(kind.type);
    digest.update(raw());
    return ByteBuffer.wrap(digest.digest()).getInt();
  }

  /** Whether this key made a signature over a message. */
  boolean verifies(byte[] message, byte[] signature) throws EvidenceException {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(publicKey);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException malformed) {
      throw new EvidenceException("a signature of " + name + " is malformed", malformed);
    }
  }

  /** Its text form. */
  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + TreeHash.LENGTH).put(kind.type).put(raw()).array();
    return "%s+%08x+%s".formatted(name, id(), Base64.getEncoder().encodeToString(typed));
  }

  private byte[] raw() {
    byte[] encoded = publicKey.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - TreeHash.LENGTH, encoded.length);
  }

  private static PublicKey ed25519(byte[] typed) throws EvidenceException {
    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + TreeHash.LENGTH);
    System.arraycopy(typed, 1, spki, SPKI.length, TreeHash.LENGTH);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException malformed) {
      throw new EvidenceException("a verifier key is no Ed25519 key", malformed);
    }
  }
}
