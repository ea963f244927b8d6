package io.haetae.verifier;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a WARC file that Haetae wrote, one gzip member each, read without any library so
 * that an outside expert can follow it. Every record is checked while it is read: its form, its
 * length, its block and payload digests, and that nothing follows it in its member.
 */
public final class WarcScan implements Closeable {
  public static final String VERSION = "WARC/1.1";

  private static final int LONGEST_HEADER = 256 * 1024;
  private static final long LONGEST_BLOCK = 2L << 30;

  /** The types of record whose payload has a digest of its own. */
  private static final Set<String> WITH_PAYLOAD = Set.of("request", "response", "resource");

  private final String name;
  private final GzipMembers members;

  public WarcScan(String name, InputStream in) {
    this.name = name;
    this.members = new GzipMembers(in);
  }

  public static WarcScan of(Path file) throws IOException {
    return new WarcScan(file.getFileName().toString(), Files.newInputStream(file));
  }

  /**
   * One record.
   *
   * @param offset where its member begins in the file
   * @param length of its member in bytes
   * @param headers its WARC headers, names in lower case
   * @param headerLength of the WARC header with the empty line after it, in bytes
   * @param httpHead the HTTP head inside the block, with the empty line; empty without one
   * @param httpHeadLength of that head in bytes
   * @param blockLength of the block in bytes
   * @param sha256 of the whole uncompressed record
   */
  public record Scanned(
      long offset,
      long length,
      Map<String, String> headers,
      int headerLength,
      String httpHead,
      int httpHeadLength,
      long blockLength,
      String sha256) {
    public Scanned {
      headers = Map.copyOf(headers);
    }

    public String header(String field) throws EvidenceException {
      return optional(field)
          .orElseThrow(
              () -> new EvidenceException("the record at byte " + offset + " has no " + field));
    }

    public Optional<String> optional(String field) {
      return Optional.ofNullable(headers.get(field.toLowerCase(Locale.ROOT)));
    }

    public String type() throws EvidenceException {
      return header("WARC-Type");
    }
  }

  /**
   * The next record; empty at the end of the file.
   *
   * @throws EvidenceException if it is not as it must be
   */
  public Optional<Scanned> next() throws IOException {
    if (!members.hasNext()) {
      return Optional.empty();
    }
    long offset = members.position();
    try {
      return Optional.of(scan(offset));
    } catch (EvidenceException fault) {
      throw new EvidenceException(
          name + ", record at byte " + offset + ": " + fault.getMessage(), fault);
    }
  }

  @Override
  public void close() throws IOException {
    members.close();
  }

  private Scanned scan(long offset) throws IOException {
    Content in = new Content(members.next());
    byte[] head = in.head();
    Map<String, String> headers = headers(head);
    long length = contentLength(headers);
    Block block = block(in, length, isHttp(headers));
    checkDigest(headers, "warc-block-digest", block.sha256());
    if (WITH_PAYLOAD.contains(headers.getOrDefault("warc-type", ""))
        || headers.containsKey("warc-payload-digest")) {
      checkDigest(headers, "warc-payload-digest", block.payloadSha256());
    }
    if (!in.rest(5).equals("\r\n\r\n")) {
      throw new EvidenceException("the record does not end with two empty lines");
    }
    return new Scanned(
        offset,
        members.position() - offset,
        headers,
        head.length,
        block.head(),
        block.headLength(),
        length,
        in.sha256());
  }

  private static Map<String, String> headers(byte[] head) throws EvidenceException {
    String[] lines = new String(head, StandardCharsets.UTF_8).split("\r\n", -1);
    if (!lines[0].equals(VERSION)) {
      throw new EvidenceException("it begins with \"" + lines[0] + "\", not " + VERSION);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1) {
        throw new EvidenceException("the header line \"" + lines[i] + "\" has no name");
      }
      String field = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(
          field, lines[i].substring(colon + 1).strip(), (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private static long contentLength(Map<String, String> headers) throws EvidenceException {
    String written = headers.getOrDefault("content-length", "");
    if (!written.matches("[0-9]{1,15}")) {
      throw new EvidenceException("its Content-Length is \"" + written + "\"");
    }
    long length = Long.parseLong(written);
    if (length > LONGEST_BLOCK) {
      throw new EvidenceException("its " + length + " bytes are more than a record may have");
    }
    return length;
  }

  private static boolean isHttp(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "").startsWith("application/http");
  }

  /** The head and the digests of a block that was read to its end. */
  private record Block(String head, int headLength, String sha256, String payloadSha256) {}

  private static Block block(Content in, long length, boolean http) throws IOException {
    byte[] head = http ? in.head(length) : new byte[0];
    MessageDigest payload = Sha256.digest();
    // Without a head the block is the payload, and one digest serves for both.
    List<MessageDigest> digests = http ? List.of(Sha256.digest(), payload) : List.of(payload);
    digests.getFirst().update(head);
    if (in.pass(length - head.length, digests) < length - head.length) {
      throw new EvidenceException("it is shorter than its Content-Length");
    }
    List<String> sums = digests.stream().map(Sha256::hex).toList();
    String text = new String(head, StandardCharsets.UTF_8);
    return new Block(text, head.length, sums.getFirst(), sums.getLast());
  }

  private static void checkDigest(Map<String, String> headers, String field, String found)
      throws EvidenceException {
    String written = headers.getOrDefault(field, "");
    if (!written.equals("sha256:" + found)) {
      throw new EvidenceException(
          "its " + field + " is \"" + written + "\", its bytes have sha256:" + found);
    }
  }

  /** The bytes of a record, taken in large pieces, and the digest of all that were taken. */
  private static final class Content {
    private static final int PIECE = 64 * 1024;

    private final InputStream in;
    private final MessageDigest whole = Sha256.digest();
    private final byte[] piece = new byte[PIECE];
    private int at;
    private int end;

    Content(InputStream in) {
      this.in = in;
    }

    byte[] head() throws IOException {
      return head(Long.MAX_VALUE);
    }

    /** A head with the empty line after it, within so many bytes. */
    byte[] head(long most) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      int matched = 0;
      while (matched < 4) {
        if (head.size() >= Math.min(most, LONGEST_HEADER) || isEmpty()) {
          throw new EvidenceException("the header does not end");
        }
        int next = piece[at++] & 0xff;
        head.write(next);
        boolean wanted = next == (matched % 2 == 0 ? '\r' : '\n');
        matched = wanted ? matched + 1 : next == '\r' ? 1 : 0;
      }
      return head.toByteArray();
    }

    /** Gives digests the next bytes; returns how many there were. */
    long pass(long count, List<MessageDigest> digests) throws IOException {
      long left = count;
      while (left > 0 && !isEmpty()) {
        int taken = (int) Math.min(left, end - at);
        for (MessageDigest digest : digests) {
          digest.update(piece, at, taken);
        }
        at += taken;
        left -= taken;
      }
      return count - left;
    }

    /** The next bytes, at most so many. */
    String rest(int most) throws IOException {
      StringBuilder rest = new StringBuilder();
      while (rest.length() < most && !isEmpty()) {
        rest.append((char) (piece[at++] & 0xff));
      }
      return rest.toString();
    }

    String sha256() {
      return Sha256.hex(whole);
    }

    private boolean isEmpty() throws IOException {
      if (at == end) {
        end = Math.max(0, in.read(piece));
        at = 0;
        whole.update(piece, 0, end);
      }
      return at == end;
    }
  }

  /** A stream that ends after a number of bytes. */
  public static class Limited extends FilterInputStream {
    private long left;

    public Limited(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int next = in.read();
      left -= next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = in.read(target, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }
  }
}
