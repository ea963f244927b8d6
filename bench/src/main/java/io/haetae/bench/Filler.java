package io.haetae.bench;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.InputStream;
import java.util.SplittableRandom;

/**
 * Bytes that no packing makes smaller, the same for the same seed, made while they are read.
 *
 * @param seed tells one from another
 * @param size in bytes
 */
record Filler(long seed, long size) implements Body {
  private static final String[] WORDS = {
    "toy", "car", "yellow", "장난감", "배송", "price", "option", "seller", "stock", "리뷰", "data", "item"
  };

  /** Such bytes in memory. */
  static Bytes bytes(int size, long seed) {
    byte[] content = new byte[size];
    new SplittableRandom(seed).nextBytes(content);
    return Bytes.copyOf(content);
  }

  /** Words in Korean and English with numbers between them, as pages' scripts have them. */
  static String text(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(1000)).append(' ');
    }
    return text.substring(0, length);
  }

  @Override
  public InputStream open() {
    return new Stream(new SplittableRandom(seed), size);
  }

  private static final class Stream extends InputStream {
    private static final int PIECE = 1 << 16;

    private final SplittableRandom random;
    private final byte[] piece = new byte[PIECE];
    private long left;
    private int at = PIECE;

    Stream(SplittableRandom random, long size) {
      this.random = random;
      this.left = size;
    }

    @Override
    public int read() {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      if (at == PIECE) {
        random.nextBytes(piece);
        at = 0;
      }
      int count = (int) Math.min(Math.min(length, PIECE - at), left);
      System.arraycopy(piece, at, target, offset, count);
      at += count;
      left -= count;
      return count;
    }
  }
}
