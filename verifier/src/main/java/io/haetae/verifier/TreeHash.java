package io.haetae.verifier;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 hash in a Merkle tree (RFC 6962). Immutable. */
public final class TreeHash {
  /** The length of a hash in bytes. */
  public static final int LENGTH = 32;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash of 32 bytes in an array, which is copied.
   *
   * @param offset where in the array the hash begins
   */
  public static TreeHash at(byte[] array, int offset) {
    return new TreeHash(Arrays.copyOfRange(array, offset, offset + LENGTH));
  }

  /**
   * The hash that a line of base64 stands for.
   *
   * @throws EvidenceException if it is not the one base64 form of 32 bytes
   */
  public static TreeHash parse(String base64) throws EvidenceException {
    byte[] bytes = Base64Text.decode(base64, "a hash");
    if (bytes.length != LENGTH) {
      throw new EvidenceException("a hash has " + bytes.length + " bytes in place of 32");
    }
    return new TreeHash(bytes);
  }

  /**
   * The hash that 64 hexadecimal digits stand for, in lower case.
   *
   * @param what names it in the reason
   * @throws EvidenceException if they are not
   */
  public static TreeHash ofHex(String hex, String what) throws EvidenceException {
    if (!HEX.matcher(hex).matches()) {
      throw new EvidenceException(what + " is not 64 hexadecimal digits");
    }
    return new TreeHash(HexFormat.of().parseHex(hex));
  }

  /** Its form in hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** A copy of its 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its base64 form (RFC 4648, section 4). */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
