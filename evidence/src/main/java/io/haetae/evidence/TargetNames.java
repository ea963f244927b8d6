package io.haetae.evidence;

import io.haetae.core.plan.Visit;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names targets in the log so that nobody can guess from it what is watched: each by a salted
 * commitment, whose salt follows from a secret of the archive and is told in the target's bundles
 * alone. The same target keeps its name as long as the archive keeps its secret.
 */
final class TargetNames {
  /** The file with the secret, in the archive's folder. */
  static final String SECRET = "targets.key";

  private static final String DOMAIN = "haetae-target";
  private static final int BYTES = 32;

  private final SecretKeySpec secret;

  private TargetNames(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The names of an archive; its secret is made if there is none. */
  static TargetNames in(Path archive) throws IOException {
    Path file = archive.resolve(SECRET);
    if (!Files.exists(file)) {
      Disk.writePrivately(
          file, HexFormat.of().formatHex(random()).getBytes(StandardCharsets.US_ASCII));
    }
    String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new EvidenceException(
          file + " should hold 64 hexadecimal digits; bring it back from a copy of the archive");
    }
    return new TargetNames(HexFormat.of().parseHex(hex));
  }

  /**
   * How the log names a target.
   *
   * @param commitment SHA-256 over the salt and the target
   * @param salt in hexadecimal
   */
  record Name(String commitment, String salt) {}

  Name of(Visit visit) {
    String listing = visit.listing().toString();
    String vantage = visit.lane().vantage().name();
    String salt = salt(listing + "\0" + vantage);
    return new Name(Sha256.of(String.join("\0", DOMAIN, salt, listing, vantage)), salt);
  }

  /** 32 random bytes. */
  static byte[] random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private String salt(String target) {
    try {
      Mac mac = Mac.getInstance(secret.getAlgorithm());
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(target.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      // Every Java platform must have HmacSHA256.
      throw new IllegalStateException(impossible);
    }
  }
}
