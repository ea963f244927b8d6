package io.haetae.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A package as an archive keeps it, {@code capture.parts}: bytes of its own between pieces in
 * {@code pieces/} that other captures may share. Putting it together is nothing but concatenation,
 * so it gives the same bytes on any machine for all time, or says which piece is missing.
 *
 * <p>The file is {@code haetae-parts/1}, a line for each stretch ({@code own <bytes>} or {@code
 * piece <bytes> <sha256>}), an empty line, and the own bytes as gzip.
 */
public final class Recipe implements PackageBytes {
  /** The name of the file, in a bundle's folder in place of the package. */
  public static final String FILE = "capture.parts";

  /** The folder of an archive that its pieces lie in. */
  public static final String PIECES = "pieces";

  /** The first line of the file. */
  public static final String FORM = "haetae-parts/1";

  /** The most bytes that a recipe may hold itself. */
  public static final int MOST_OWN = 64 << 20;

  private static final int MOST_STRETCHES = 200_000;
  private static final int LONGEST_LINE = 128;

  /** {@code captures/yyyy/mm/dd/id/capture.wacz}. */
  private static final int DEPTH = 6;

  private final List<Placed> placed;
  private final byte[] own;
  private final long size;
  private final Path pieces;

  /** A run of bytes of a package. */
  public sealed interface Stretch {
    /** How many bytes. */
    long bytes();

    /**
     * Some that the recipe holds itself.
     *
     * @param bytes how many
     */
    record Own(long bytes) implements Stretch {}

    /**
     * Some that are a piece.
     *
     * @param bytes how many
     * @param sha256 of them, in lower-case hexadecimal, which is the piece's name
     */
    record Piece(long bytes, String sha256) implements Stretch {}
  }

  /** A stretch, where it begins in the package, and where in the own bytes if it is of those. */
  private record Placed(Stretch stretch, long start, int ownStart) {
    long end() {
      return start + stretch.bytes();
    }
  }

  private Recipe(List<Stretch> stretches, byte[] own, Path pieces) throws EvidenceException {
    this.own = own;
    this.pieces = pieces;
    this.placed = new ArrayList<>();
    long start = 0;
    int ownStart = 0;
    for (Stretch stretch : stretches) {
      placed.add(new Placed(stretch, start, ownStart));
      start = Math.addExact(start, stretch.bytes());
      ownStart += stretch instanceof Stretch.Own ? (int) stretch.bytes() : 0;
    }
    if (ownStart != own.length) {
      throw new EvidenceException(FILE + " does not hold the bytes that it tells of");
    }
    this.size = start;
  }

  /** Whether there is a recipe for a package. */
  public static boolean isBeside(Path wacz) {
    return Files.isRegularFile(wacz.resolveSibling(FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /** Where the pieces are that the bundles of an archive share, by the name of a package in it. */
  static Path pieces(Path wacz) {
    Path at = wacz.toAbsolutePath().normalize();
    for (int up = 0; up < DEPTH && at.getParent() != null; up++) {
      at = Objects.requireNonNull(at.getParent());
    }
    return at.resolve(PIECES);
  }

  /** The file of a piece in the folder of pieces. */
  public static Path pieceFile(Path pieces, String sha256) {
    return pieces.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /**
   * Reads the recipe for a package.
   *
   * @throws EvidenceException if it is malformed
   * @throws IOException if it cannot be read
   */
  public static Recipe beside(Path wacz) throws IOException {
    return read(wacz.resolveSibling(FILE), pieces(wacz));
  }

  /**
   * Reads a recipe.
   *
   * @param file the recipe
   * @param pieces the folder of pieces
   * @throws EvidenceException if it is malformed
   * @throws IOException if it cannot be read
   */
  public static Recipe read(Path file, Path pieces) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (!line(in).equals(FORM)) {
        throw new EvidenceException(FILE + " does not begin with " + FORM);
      }
      List<Stretch> stretches = new ArrayList<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (stretches.size() == MOST_STRETCHES) {
          throw new EvidenceException(FILE + " tells of more stretches than any package has");
        }
        stretches.add(stretch(line));
      }
      byte[] own = new GZIPInputStream(in).readNBytes(MOST_OWN + 1);
      if (own.length > MOST_OWN) {
        throw new EvidenceException(FILE + " holds more than any real one");
      }
      return new Recipe(stretches, own, pieces);
    } catch (ArithmeticException large) {
      throw new EvidenceException(FILE + " tells of more bytes than there can be", large);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == LONGEST_LINE) {
        throw new EvidenceException(FILE + " has a line that does not end");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static Stretch stretch(String line) throws EvidenceException {
    if (line.matches("own [1-9][0-9]{0,7}")) {
      return new Stretch.Own(Long.parseLong(line.substring("own ".length())));
    }
    if (line.matches("piece [1-9][0-9]{0,11} [0-9a-f]{64}")) {
      String[] words = line.split(" ", -1);
      return new Stretch.Piece(Long.parseLong(words[1]), words[2]);
    }
    throw new EvidenceException(FILE + " has the line \"" + line + "\", which tells of nothing");
  }

  /** The pieces that it names, in order; one may come twice. */
  public List<Stretch.Piece> pieces() {
    List<Stretch.Piece> named = new ArrayList<>();
    for (Placed each : placed) {
      switch (each.stretch()) {
        case Stretch.Own own -> {
          // The recipe holds it.
        }
        case Stretch.Piece piece -> named.add(piece);
      }
    }
    return named;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open(long offset) {
    int first = 0;
    for (int high = placed.size(); first < high; ) {
      int middle = (first + high) >>> 1;
      if (placed.get(middle).end() <= offset) {
        first = middle + 1;
      } else {
        high = middle;
      }
    }
    return new Reading(first, offset);
  }

  @Override
  public void check() throws IOException {
    Set<String> checked = new HashSet<>();
    for (Placed each : placed) {
      if (each.stretch() instanceof Stretch.Piece piece && checked.add(piece.sha256())) {
        try (InputStream in = open(each, 0)) {
          if (!Sha256.of(in).equals(piece.sha256())) {
            throw fault(piece, "is damaged");
          }
        }
      }
    }
  }

  @Override
  public PackageZip zip() throws IOException {
    return StoredZip.of(this);
  }

  private InputStream open(Placed part, long skip) throws IOException {
    return switch (part.stretch()) {
      case Stretch.Own mine ->
          new ByteArrayInputStream(own, part.ownStart() + (int) skip, (int) (mine.bytes() - skip));
      case Stretch.Piece piece -> open(piece, skip);
    };
  }

  private InputStream open(Stretch.Piece piece, long skip) throws IOException {
    Path file = pieceFile(pieces, piece.sha256());
    try {
      // A longer or shorter one would move all that follows.
      if (Files.size(file) != piece.bytes()) {
        throw fault(piece, "is damaged: it has " + Files.size(file) + " bytes");
      }
      return new Whole(file).open(skip);
    } catch (NoSuchFileException missing) {
      throw fault(piece, "is missing");
    }
  }

  private EvidenceException fault(Stretch.Piece piece, String what) {
    return new EvidenceException(
        "the piece %s of %d bytes %s in %s".formatted(piece.sha256(), piece.bytes(), what, pieces));
  }

  /** The stretches one after another, each opened when it is its turn. */
  private final class Reading extends InputStream {
    private int next;
    private long offset;
    private InputStream current = InputStream.nullInputStream();

    Reading(int first, long offset) {
      this.next = first;
      this.offset = offset;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int count = current.read(target, from, length);
      while (count < 0 && next < placed.size()) {
        current.close();
        Placed part = placed.get(next++);
        current = Recipe.this.open(part, Math.max(0, offset - part.start()));
        count = current.read(target, from, length);
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      // Within one stretch a file is not read to be skipped.
      long skipped = current.skip(count);
      return skipped > 0 ? skipped : super.skip(count);
    }

    @Override
    public void close() throws IOException {
      next = placed.size();
      current.close();
    }
  }
}
