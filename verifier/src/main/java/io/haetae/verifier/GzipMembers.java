package io.haetae.verifier;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The members of a gzip file (RFC 1952), one after another, with their offsets. Accepts the plain
 * header that Haetae writes, without names or comments, so that nothing hides between records.
 */
public final class GzipMembers implements Closeable {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int PIECE = 16 * 1024;

  private final BufferedInputStream in;
  private long position;

  public GzipMembers(InputStream in) {
    this.in = new BufferedInputStream(in, 4 * PIECE);
  }

  /** Where the next member begins, or the file ends. */
  public long position() {
    return position;
  }

  /** Whether there is another member. */
  public boolean hasNext() throws IOException {
    in.mark(1);
    boolean more = in.read() >= 0;
    in.reset();
    return more;
  }

  /** The content of the next member, to be read to its end before anything else is asked. */
  public InputStream next() throws IOException {
    byte[] header = take(HEADER);
    boolean plain =
        header[0] == 0x1f && header[1] == (byte) 0x8b && header[2] == 8 && header[3] == 0;
    if (!plain) {
      throw new EvidenceException(
          "at byte " + (position - HEADER) + " no plain gzip member begins");
    }
    return new Member();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] take(int count) throws IOException {
    byte[] taken = in.readNBytes(count);
    if (taken.length < count) {
      throw new EvidenceException("the gzip file ends at byte " + (position + taken.length));
    }
    position += count;
    return taken;
  }

  private final class Member extends InputStream {
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[PIECE];
    private final byte[] single = new byte[1];
    private long inflated;
    private int fed;
    private boolean ended;

    @Override
    public int read() throws IOException {
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      try {
        while (!ended) {
          int count = inflater.inflate(target, offset, length);
          if (count > 0) {
            crc.update(target, offset, count);
            inflated += count;
            return count;
          }
          advance();
        }
        return -1;
      } catch (DataFormatException corrupt) {
        throw new EvidenceException(
            "the gzip data is corrupt near byte " + position + ": " + corrupt.getMessage(),
            corrupt);
      }
    }

    private void advance() throws IOException {
      if (inflater.finished()) {
        finish();
      } else if (inflater.needsDictionary()) {
        throw new EvidenceException("a gzip member wants a dictionary near byte " + position);
      } else {
        feed();
      }
    }

    private void feed() throws IOException {
      in.mark(PIECE);
      int count = in.read(packed);
      if (count < 0) {
        throw new EvidenceException("the gzip file ends inside a member at byte " + position);
      }
      position += count;
      fed = count;
      inflater.setInput(packed, 0, count);
    }

    /** What was taken beyond the member's end belongs to the next one. */
    private void finish() throws IOException {
      int unused = inflater.getRemaining();
      inflater.end();
      ended = true;
      giveBack(unused);
      ByteBuffer trailer = ByteBuffer.wrap(take(TRAILER)).order(ByteOrder.LITTLE_ENDIAN);
      boolean right =
          Integer.toUnsignedLong(trailer.getInt()) == crc.getValue()
              && trailer.getInt() == (int) inflated;
      if (!right) {
        throw new EvidenceException(
            "the gzip member before byte " + position + " fails its checksum");
      }
    }

    private void giveBack(int unused) throws IOException {
      if (unused > 0) {
        int used = fed - unused;
        in.reset();
        in.skipNBytes(used);
        position -= unused;
      }
    }
  }
}
