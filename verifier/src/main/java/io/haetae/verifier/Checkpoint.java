package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * What a log says of itself at one size (C2SP tlog-checkpoint). Nothing in it is to be believed
 * before {@link #verify}.
 *
 * @param origin the log's name
 * @param size how many leaves it has
 * @param root the hash over them
 * @param note the text with its signatures
 */
public record Checkpoint(String origin, long size, TreeHash root, SignedNote note) {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Reads a checkpoint; its lines beyond the third are ignored. */
  public static Checkpoint parse(byte[] bytes) throws EvidenceException {
    SignedNote note = SignedNote.parse(bytes);
    String[] lines = note.text().split("\n", 4);
    if (lines.length < 4 || lines[0].isEmpty() || note.text().contains("\n\n")) {
      throw new EvidenceException("not a checkpoint: origin, size and root are wanted");
    }
    return new Checkpoint(lines[0], decimal(lines[1]), TreeHash.parse(lines[2]), note);
  }

  /** Reads the checkpoint in a file. */
  public static Checkpoint read(Path file) throws IOException {
    try {
      return parse(SignedNote.read(file, SignedNote.LONGEST));
    } catch (EvidenceException malformed) {
      throw new EvidenceException(file + ": " + malformed.getMessage(), malformed);
    }
  }

  /** The text to sign for a tree. */
  public static String text(String origin, long size, TreeHash root) {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Checks that one of the keys of a log signed this. A key counts for the origin that it is named
   * after.
   *
   * @return the key
   * @throws EvidenceException if none did, or if the signature of one is false
   */
  public VerifierKey verify(Collection<VerifierKey> keys) throws EvidenceException {
    for (VerifierKey key : keys) {
      if (key.name().equals(origin) && note.signedBy(key)) {
        return key;
      }
    }
    throw new EvidenceException(
        "the checkpoint of \"" + origin + "\" at size " + size + " is signed by no trusted key");
  }

  static long decimal(String text) throws EvidenceException {
    if (!DECIMAL.matcher(text).matches()) {
      throw new EvidenceException("not a number without sign and leading zeros: " + text);
    }
    return Long.parseLong(text);
  }
}
