package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures (C2SP signed-note). Nothing in it is to be believed before {@link
 * #signedBy}.
 *
 * @param text what is signed, with its last newline
 * @param signatures who signed it, at least one
 */
public record SignedNote(String text, List<Line> signatures) {
  /** The longest note that is read, in bytes. */
  static final int LONGEST = 256 << 10;

  private static final int MOST_SIGNATURES = 64;
  private static final String DASH = "\u2014 ";
  private static final int ED25519 = 64;

  /** Copies the list. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature line.
   *
   * @param name the key's name
   * @param value base64 of the key's number and the signature
   */
  public record Line(String name, String value) {
    /**
     * Reads a line, without its newline.
     *
     * @throws EvidenceException if it is none
     */
    public static Line parse(String line) throws EvidenceException {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith(DASH) || space < DASH.length()) {
        throw new EvidenceException("not a signature line: " + line);
      }
      Line read = new Line(line.substring(DASH.length(), space), line.substring(space + 1));
      if (!isName(read.name) || Base64Text.decode(read.value, "a signature").length < 5) {
        throw new EvidenceException("not a signature line: " + line);
      }
      return read;
    }

    private Optional<byte[]> by(VerifierKey key) throws EvidenceException {
      ByteBuffer bytes = ByteBuffer.wrap(Base64Text.decode(value, "a signature"));
      if (!name.equals(key.name()) || bytes.getInt() != key.id()) {
        return Optional.empty();
      }
      return Optional.of(Arrays.copyOfRange(bytes.array(), 4, bytes.capacity()));
    }

    /** Whether another line is of the same key, by its name and number. */
    public boolean isOfSameKey(Line other) {
      // Eight characters of base64 are six bytes; the number is the first four.
      int number = ByteBuffer.wrap(Base64.getDecoder().decode(value.substring(0, 8))).getInt();
      int others =
          ByteBuffer.wrap(Base64.getDecoder().decode(other.value.substring(0, 8))).getInt();
      return name.equals(other.name) && number == others;
    }

    /** The line, without a newline. */
    @Override
    public String toString() {
      return DASH + name + " " + value;
    }
  }

  /**
   * Reads a note of at most 256 KiB and 64 signatures.
   *
   * @throws EvidenceException if it is malformed
   */
  public static SignedNote parse(byte[] bytes) throws EvidenceException {
    String note = utf8(bytes);
    boolean control = note.chars().anyMatch(c -> c < ' ' && c != '\n');
    int end = note.lastIndexOf("\n\n");
    if (bytes.length > LONGEST || control || end < 0 || !note.endsWith("\n")) {
      throw new EvidenceException("not a signed note");
    }
    List<Line> signatures = new ArrayList<>();
    for (String line : note.substring(end + 2).split("\n", MOST_SIGNATURES + 2)) {
      if (!line.isEmpty()) {
        signatures.add(Line.parse(line));
      }
    }
    SignedNote read = new SignedNote(note.substring(0, end + 1), signatures);
    if (signatures.isEmpty() || !Arrays.equals(read.bytes(), bytes)) {
      throw new EvidenceException("not a signed note: its signature lines are malformed");
    }
    return read;
  }

  /** The note as it is stored. */
  public byte[] bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(line -> note.append(line).append('\n'));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether the key of a log signed this.
   *
   * @throws EvidenceException if a signature says so but is false
   */
  public boolean signedBy(VerifierKey key) throws EvidenceException {
    return key.kind() == VerifierKey.Kind.LOG && signature(key).isPresent();
  }

  /**
   * When a witness saw this checkpoint, by its own clock; empty if it did not sign it.
   *
   * @throws EvidenceException if a signature says so but is false
   */
  public Optional<Instant> cosignedBy(VerifierKey key) throws EvidenceException {
    return key.kind() == VerifierKey.Kind.WITNESS
        ? signature(key).map(value -> Instant.ofEpochSecond(ByteBuffer.wrap(value).getLong()))
        : Optional.empty();
  }

  /** The signature of a key, checked: of a log its 64 bytes, of a witness with the time before. */
  Optional<byte[]> signature(VerifierKey key) throws EvidenceException {
    Optional<byte[]> found = Optional.empty();
    for (Line line : signatures) {
      Optional<byte[]> value = line.by(key);
      if (value.isPresent()) {
        if (!verifies(key, value.get())) {
          throw new EvidenceException("the signature of " + key.name() + " is false");
        }
        found = value;
      }
    }
    return found;
  }

  private boolean verifies(VerifierKey key, byte[] value) throws EvidenceException {
    return switch (key.kind()) {
      case LOG -> key.verifies(text.getBytes(StandardCharsets.UTF_8), value);
      case WITNESS -> {
        if (value.length != Long.BYTES + ED25519) {
          yield false;
        }
        long time = ByteBuffer.wrap(value).getLong();
        String seen = "cosignature/v1\ntime " + time + "\n" + text;
        byte[] signature = Arrays.copyOfRange(value, Long.BYTES, value.length);
        yield time > 0 && key.verifies(seen.getBytes(StandardCharsets.UTF_8), signature);
      }
    };
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '+');
  }

  static String utf8(byte[] bytes) throws EvidenceException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new EvidenceException("not UTF-8", malformed);
    }
  }

  /**
   * The bytes of a small file of a seal or a log.
   *
   * @param longest more bytes than these are refused
   */
  public static byte[] read(Path file, int longest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(longest + 1);
      if (content.length > longest) {
        throw new EvidenceException(file + " is larger than any real one");
      }
      return content;
    }
  }
}
