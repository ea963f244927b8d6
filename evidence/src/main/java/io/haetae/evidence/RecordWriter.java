package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.verifier.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Writes the records of one WARC file: WARC/1.1, dates in microseconds, {@code sha256} digests in
 * hexadecimal on every record, one gzip member each. The record ids follow from the capture's id
 * and the record's place, so the same capture gives the same bytes.
 */
final class RecordWriter implements Closeable {
  private static final MessageVersion WARC_1_1 = MessageVersion.WARC_1_1;
  private static final int BUFFER = 64 * 1024;

  private final FileChannel channel;
  private final MemberWriter writer;
  private final byte[] piece = new byte[BUFFER];
  private final String seed;
  private int records;

  RecordWriter(Path file, String captureId) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.writer =
        new MemberWriter(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    this.seed = captureId + "/" + file.getFileName() + "/";
  }

  /**
   * A block: an HTTP head and a payload, or a payload alone.
   *
   * @param head the head's bytes; empty without one
   * @param payload the rest
   * @param about whether it only describes other records, and so has no payload of its own
   */
  record Block(Bytes head, Body payload, boolean about) {
    Block(Bytes head, Body payload) {
      this(head, payload, false);
    }

    /** A text about other records. */
    static Block of(String text) {
      return new Block(Bytes.empty(), Bytes.utf8(text), true);
    }

    long size() {
      return head.size() + payload.size();
    }
  }

  /** Fills in what every record has and writes it; returns the record's id. */
  <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> URI write(
      B builder, Instant date, MediaType type, Block block) throws IOException {
    records++;
    UUID uuid = UUID.nameUUIDFromBytes((seed + records).getBytes(StandardCharsets.UTF_8));
    URI id = URI.create("urn:uuid:" + uuid);
    builder.version(WARC_1_1).recordId(id).date(date.truncatedTo(ChronoUnit.MICROS));
    digests(builder, block);
    // The block itself is written beside the library, which would pack it with its head.
    builder.body(type, Channels.newChannel(InputStream.nullInputStream()), block.size());
    byte[] head = builder.build().serializeHeader();
    ByteBuffer heads = ByteBuffer.allocate(Math.toIntExact(head.length + block.head().size()));
    writer.write(heads.put(head).put(block.head().toArray()).array(), block.payload());
    return id;
  }

  /** Both from one pass over the payload. */
  private void digests(WarcRecord.AbstractBuilder<?, ?> builder, Block block) throws IOException {
    MessageDigest whole = Sha256.digest();
    MessageDigest payload = Sha256.digest();
    whole.update(block.head().toArray());
    boolean both = block.head().size() > 0 && !block.about();
    try (InputStream in = block.payload().open()) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        whole.update(piece, 0, read);
        if (both) {
          payload.update(piece, 0, read);
        }
      }
    }
    String sum = Sha256.hex(whole);
    builder.setHeader("WARC-Block-Digest", "sha256:" + sum);
    if (!block.about()) {
      String same = both ? Sha256.hex(payload) : sum;
      builder.setHeader("WARC-Payload-Digest", "sha256:" + same);
    }
  }

  /** An IP address as a WARC header takes it; empty if the text is none. */
  static Optional<InetAddress> address(String text) {
    String bare = text.replaceAll("[\\[\\]]", "");
    if (!bare.matches("[0-9.]+|[0-9a-fA-F:.]+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    writer.flush();
    channel.force(true);
    writer.close();
  }
}
