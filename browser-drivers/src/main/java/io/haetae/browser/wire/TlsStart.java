package io.haetae.browser.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a stream of TLS records shows without its keys: the random number of a ClientHello, and
 * whether anything encrypted came. Takes a stream in pieces; used by one thread.
 */
final class TlsStart {
  private static final int RECORD_HEAD = 5;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int CLIENT_HELLO = 1;
  private static final int RANDOM_AT = RECORD_HEAD + 4 + 2;
  private static final int RANDOM_END = RANDOM_AT + 32;

  private final byte[] first = new byte[RANDOM_END];
  private final byte[] head = new byte[RECORD_HEAD];
  private int seen;
  private int inHead;
  private int inRecord;
  private volatile boolean encrypted;

  /** Takes the next bytes. */
  void add(byte[] piece, int length) {
    for (int i = 0; i < length && !encrypted; ) {
      if (seen < RANDOM_END) {
        first[seen] = piece[i];
      }
      seen = Math.min(seen + 1, RANDOM_END);
      if (inRecord > 0 && seen == RANDOM_END) {
        int skipped = Math.min(inRecord, length - i);
        inRecord -= skipped;
        i += skipped;
      } else if (inRecord > 0) {
        inRecord--;
        i++;
      } else {
        header(piece[i++]);
      }
    }
  }

  private void header(byte next) {
    head[inHead++] = next;
    if (inHead == RECORD_HEAD) {
      inHead = 0;
      inRecord = ((head[3] & 0xFF) << 8) | (head[4] & 0xFF);
      encrypted = head[0] == APPLICATION_DATA && head[1] == 3;
    }
  }

  /** Whether a record of application data began, which encrypted handshakes are too. */
  boolean encrypted() {
    return encrypted;
  }

  /** The random number of the ClientHello, in hexadecimal; empty if the stream is no client's. */
  Optional<String> clientRandom() {
    boolean hello =
        seen == RANDOM_END
            && first[0] == HANDSHAKE
            && first[1] == 3
            && first[RECORD_HEAD] == CLIENT_HELLO;
    return hello
        ? Optional.of(HexFormat.of().formatHex(Arrays.copyOfRange(first, RANDOM_AT, RANDOM_END)))
        : Optional.empty();
  }
}
