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
import java.util.List;
import java.util.Optional;

/**
 * Which captures the first leaves of a log sealed and did not erase, as they were when those leaves
 * were last read: a file with the log's tree then, for each day a line with its folder and after it
 * a line for each capture found there, with the index of its SEAL leaf, and the SHA-256 of all
 * that. It is worth what its keeper is; whether the log still has that tree, whoever reads it must
 * ask the log.
 */
final class SealIndex {
  private static final String FIRST_WORD = "haetae-seal-index-2";
  private static final char DAY = '/';
  private static final int PIECE = 1 << 16;
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

  /** The folders of days, each with the captures that were found in it. */
  List<Day> days() {
    List<Day> days = new ArrayList<>();
    int at = begin;
    while (at < end) {
      int first = lineEnd(at) + 1;
      String folder = text(bytes, at + 1, first - 1);
      at = first;
      while (at < end && bytes[at] != DAY) {
        at = lineEnd(at) + 1;
      }
      days.add(new Day(folder, first, at));
    }
    return days;
  }

  /** One day. */
  final class Day {
    private final String folder;
    private final int begin;
    private final int end;

    private Day(String folder, int begin, int end) {
      this.folder = folder;
      this.begin = begin;
      this.end = end;
    }

    /** Its folder below that of all captures; empty for captures that were nowhere. */
    String folder() {
      return folder;
    }

    void forEach(Visitor visitor) throws IOException {
      int at = begin;
      while (at < end) {
        long leaf = 0;
        for (; bytes[at] != ' '; at++) {
          leaf = leaf * 10 + bytes[at] - '0';
        }
        int next = lineEnd(at);
        visitor.capture(text(bytes, at + 1, next), leaf);
        at = next + 1;
      }
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** An index while it is written. */
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer(String origin, long size, TreeHash root) {
      line(FIRST_WORD + " " + size + " " + root.base64() + " " + origin);
    }

    /** Begins a day; its captures follow. */
    void day(String folder) {
      line(DAY + folder);
    }

    void capture(String captureId, long leaf) {
      line(leaf + " " + captureId);
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
    // In pieces: Java compiles what is called often, and one call for all would not be.
    for (int at = 0; at < end; at += PIECE) {
      digest.update(bytes, at, Math.min(PIECE, end - at));
    }
    return Sha256.hex(digest) + "\n";
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
