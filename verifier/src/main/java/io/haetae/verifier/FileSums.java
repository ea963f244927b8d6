package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The size and both sums of a file, taken in one pass over it. The second sum stands in for the day
 * on which the first is broken.
 *
 * @param bytes its size
 * @param sha256 its SHA-256 in lower-case hexadecimal
 * @param sha3 its SHA3-256 in lower-case hexadecimal
 */
public record FileSums(long bytes, String sha256, String sha3) {
  private static final int PIECE = 64 * 1024;

  /**
   * The sums of a file.
   *
   * @throws IOException if it cannot be read
   */
  public static FileSums of(Path file) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    MessageDigest sha3 = sha3Digest();
    long bytes = 0;
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sha256.update(piece, 0, read);
        sha3.update(piece, 0, read);
        bytes += read;
      }
    }
    return new FileSums(bytes, Sha256.hex(sha256), Sha256.hex(sha3));
  }

  /** The SHA3-256 of what a stream gives, in lower-case hexadecimal. */
  static String sha3(InputStream in) throws IOException {
    MessageDigest digest = sha3Digest();
    Sha256.pass(in, digest);
    return Sha256.hex(digest);
  }

  private static MessageDigest sha3Digest() {
    try {
      return MessageDigest.getInstance("SHA3-256");
    } catch (NoSuchAlgorithmException impossible) {
      // The platform's own provider has had it since Java 9.
      throw new IllegalStateException(impossible);
    }
  }
}
