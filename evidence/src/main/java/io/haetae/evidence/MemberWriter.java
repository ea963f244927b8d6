package io.haetae.evidence;

import io.haetae.core.browse.Body;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes the gzip members of a WARC file. A body of some size is packed apart from the heads before
 * it, within the same member, so that its packed bytes depend on the body alone: the same picture
 * of two captures is then the same run of bytes in both files, and an archive can keep it once. A
 * body that is packed already is stored as it is.
 */
final class MemberWriter implements Closeable {
  /** Bodies below this are packed with their heads, which makes them smaller. */
  static final int SMALLEST_APART = 4 * 1024;

  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 64 * 1024;
  private static final int LONGEST_STORED = 0xffff;
  private static final int LAST = 1;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[PIECE];
  private long size;

  MemberWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one record: its heads, its payload and the two empty lines after it. */
  void write(byte[] head, Body payload) throws IOException {
    crc.reset();
    size = 0;
    deflater.reset();
    out.write(HEADER);
    try (InputStream content = payload.open()) {
      pack(head);
      if (payload.size() < SMALLEST_APART) {
        packRest(content);
      } else {
        deflate(Deflater.SYNC_FLUSH);
        apart(content);
      }
    }
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt((int) crc.getValue()).putInt((int) size).array());
  }

  private void apart(InputStream content) throws IOException {
    byte[] first = content.readNBytes(LONGEST_STORED);
    if (PackedForm.of(first)) {
      store(first, content);
    } else {
      deflater.reset();
      pack(first);
      packRest(content);
    }
  }

  private void packRest(InputStream content) throws IOException {
    for (byte[] next = content.readNBytes(PIECE); next.length > 0; ) {
      pack(next);
      next = content.readNBytes(PIECE);
    }
    pack(END);
    deflater.finish();
    deflate(Deflater.NO_FLUSH);
  }

  private void pack(byte[] content) throws IOException {
    count(content);
    deflater.setInput(content);
    deflate(Deflater.NO_FLUSH);
  }

  private void deflate(int flush) throws IOException {
    int count = packed.length;
    // A full piece may leave something to be asked for.
    while (count == packed.length) {
      count = deflater.deflate(packed, 0, packed.length, flush);
      out.write(packed, 0, count);
    }
  }

  private void store(byte[] first, InputStream content) throws IOException {
    for (byte[] next = first; next.length > 0; ) {
      block(0, next);
      next = content.readNBytes(LONGEST_STORED);
    }
    block(LAST, END);
  }

  /** A stored block of RFC 1951. */
  private void block(int last, byte[] content) throws IOException {
    count(content);
    ByteBuffer head = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) last);
    out.write(head.putShort((short) content.length).putShort((short) ~content.length).array());
    out.write(content);
  }

  private void count(byte[] content) {
    crc.update(content);
    size += content.length;
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    deflater.end();
    out.close();
  }
}
