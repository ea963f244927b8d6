package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which captures the first leaves of a log sealed and did not erase, as they were when those leaves
 * were last read: a file with the log's tree then, a line for each capture with the index of its
 * SEAL leaf, and the SHA-256 of all that. It is worth what its keeper is; whether the log still has
 * that tree, whoever reads it must ask the log.
 */
final class SealIndex {
  private static final String FIRST_WORD = "haetae-seal-index-1";
  private static final int PIECES = 16;
  private static final int SUM = 64 + 1;

  private final String origin;
  private final long size;
  private final TreeHash root;
  private final byte[] bytes;
  private final int begin;
  private final int end;

  private SealIndex(String[] head, byte[] bytes, int begin, int end) throws EvidenceException {
    this.size = Long.parseLong(head[1]);
    this.root = TreeHash.parse(head[2]);
    this.origin = head[3];
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
  }

  /** Takes one capture. */
  @FunctionalInterface
  interface Visitor {
    void capture(String captureId, long leaf) throws IOException;
  }

  /** Reads an index; none if there is no file, or if it is not whole. */
  static Optional<SealIndex> load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length - SUM;
    int begin = 0;
    while (begin < end && bytes[begin] != '\n') {
      begin++;
    }
    if (begin >= end || !text(bytes, end, bytes.length).equals(sum(bytes, end))) {
      return Optional.empty();
    }
    String[] head = text(bytes, 0, begin).split(" ", 4);
    return head.length == 4 && head[0].equals(FIRST_WORD)
        ? Optional.of(new SealIndex(head, bytes, begin + 1, end))
        : Optional.empty();
  }

  String origin() {
    return origin;
  }

  /** How many leaves it covers. */
  long size() {
    return size;
  }

  /** The tree over those. */
  TreeHash root() {
    return root;
  }

  void forEach(Visitor visitor) throws IOException {
    int at = begin;
    while (at < end) {
      Line line = line(at);
      visitor.capture(line.captureId(), line.leaf());
      at = line.next();
    }
  }

  /** Those captures whose ids pass a test, with their leaves; tests by all processors at once. */
  Map<String, Long> select(Predicate<String> test) {
    List<Line> lines =
        IntStream.range(0, PIECES)
            .parallel()
            .mapToObj(piece -> select(cut(piece), cut(piece + 1), test))
            .flatMap(List::stream)
            .toList();
    Map<String, Long> selected = new LinkedHashMap<>();
    lines.forEach(line -> selected.put(line.captureId(), line.leaf()));
    return selected;
  }

  private record Line(String captureId, long leaf, int next) {}

  private List<Line> select(int from, int to, Predicate<String> test) {
    List<Line> selected = new ArrayList<>();
    int at = from;
    while (at < to) {
      Line line = line(at);
      if (test.test(line.captureId())) {
        selected.add(line);
      }
      at = line.next();
    }
    return selected;
  }

  /** Where a piece begins: at a line. */
  private int cut(int piece) {
    int at = begin + (int) ((long) (end - begin) * piece / PIECES);
    while (at > begin && at < end && bytes[at - 1] != '\n') {
      at++;
    }
    return at;
  }

  private Line line(int at) {
    int space = at;
    while (bytes[space] != ' ') {
      space++;
    }
    long leaf = 0;
    int digit = space + 1;
    for (; bytes[digit] != '\n'; digit++) {
      leaf = leaf * 10 + bytes[digit] - '0';
    }
    return new Line(text(bytes, at, space), leaf, digit + 1);
  }

  /** An index while it is written. */
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer(String origin, long size, TreeHash root) {
      line(FIRST_WORD + " " + size + " " + root.base64() + " " + origin);
    }

    void capture(String captureId, long leaf) {
      line(captureId + " " + leaf);
    }

    void store(Path file) throws IOException {
      byte[] content = out.toByteArray();
      out.writeBytes(sum(content, content.length).getBytes(StandardCharsets.UTF_8));
      Durable.replace(file, out.toByteArray());
    }

    private void line(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
  }

  private static String sum(byte[] bytes, int end) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, 0, end);
    return Sha256.hex(digest) + "\n";
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
