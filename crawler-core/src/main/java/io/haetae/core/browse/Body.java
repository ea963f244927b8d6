package io.haetae.core.browse;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one message or picture, in memory ({@link Bytes}) or in a file. An implementation
 * gives the same bytes at every call and may be used by several threads.
 */
public interface Body {
  /** Size in bytes. */
  long size();

  /** A fresh stream from the first byte; the caller closes it. */
  InputStream open() throws IOException;

  /**
   * The first bytes in memory.
   *
   * @param limit at most so many
   */
  default Bytes bytes(int limit) throws IOException {
    try (InputStream in = open()) {
      return Bytes.copyOf(in.readNBytes(limit));
    }
  }
}
