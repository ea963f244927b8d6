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
 * body that packing would not make smaller is stored as it is.
 */
final class MemberWriter implements Closeable {
  /** Bodies below this are packed with their heads, which makes them smaller. */
  static final int SMALLEST_APART = 4 * 1024;

  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** As long as a stored block may be. */
  private static final int PIECE = 0xffff;

  private static final int LAST = 1;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private final byte[] piece = new byte[PIECE];
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
      pack(head, head.length);
      if (payload.size() < SMALLEST_APART) {
        packRest(content, content.readNBytes(piece, 0, PIECE));
      } else {
        deflate(Deflater.SYNC_FLUSH);
        apart(content);
      }
    }
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt((int) crc.getValue()).putInt((int) size).array());
  }

  private void apart(InputStream content) throws IOException {
    int first = content.readNBytes(piece, 0, PIECE);
    if (Entropy.isPacked(piece, first)) {
      store(content, first);
    } else {
      deflater.reset();
      packRest(content, first);
    }
  }

  private void packRest(InputStream content, int first) throws IOException {
    for (int next = first; next > 0; next = content.readNBytes(piece, 0, PIECE)) {
      pack(piece, next);
    }
    pack(END, END.length);
    deflater.finish();
    deflate(Deflater.NO_FLUSH);
  }

  private void pack(byte[] content, int length) throws IOException {
    count(content, length);
    deflater.setInput(content, 0, length);
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

  private void store(InputStream content, int first) throws IOException {
    for (int next = first; next > 0; next = content.readNBytes(piece, 0, PIECE)) {
      block(0, piece, next);
    }
    block(LAST, END, END.length);
  }

  /** A stored block of RFC 1951. */
  private void block(int last, byte[] content, int length) throws IOException {
    count(content, length);
    ByteBuffer head = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) last);
    out.write(head.putShort((short) length).putShort((short) ~length).array());
    out.write(content, 0, length);
  }

  private void count(byte[] content, int length) {
    crc.update(content, 0, length);
    size += length;
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
