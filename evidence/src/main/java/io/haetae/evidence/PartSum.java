package io.haetae.evidence;

import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The size and the SHA-256 of a part of a package.
 *
 * @param sha256 in lower-case hexadecimal
 */
record PartSum(long bytes, String sha256) {
  static PartSum of(byte[] content) {
    return new PartSum(content.length, Sha256.of(content));
  }

  static PartSum of(Path file) throws IOException {
    return new PartSum(Files.size(file), Sha256.of(file));
  }
}
