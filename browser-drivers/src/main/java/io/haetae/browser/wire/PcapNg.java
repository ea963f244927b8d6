package io.haetae.browser.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The blocks of a packet capture (pcapng, draft-ietf-opsawg-pcapng), little-endian, with one
 * Ethernet interface whose times are in nanoseconds.
 */
final class PcapNg {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int SECRETS = 10;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int TLS_KEY_LOG = 0x544C534B;
  private static final int ETHERNET = 1;
  private static final int NO_LIMIT = 0;
  private static final int APPLICATION = 4;
  private static final int TIME_RESOLUTION = 9;
  private static final int NANOSECONDS = 9;
  private static final long NANOS = 1_000_000_000L;

  private PcapNg() {}

  /** What a file begins with: section, interface, and the TLS secrets in the form of NSS. */
  static byte[] head(String keys) {
    byte[] log = keys.getBytes(StandardCharsets.US_ASCII);
    byte[] name = "haetae wire tee".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer section = body(16 + 4 + padded(name.length) + 4);
    section.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
    section.putShort((short) APPLICATION).putShort((short) name.length).put(name);
    ByteBuffer line = body(8 + 8 + 4);
    line.putShort((short) ETHERNET).putShort((short) 0).putInt(NO_LIMIT);
    line.putShort((short) TIME_RESOLUTION).putShort((short) 1).put((byte) NANOSECONDS);
    ByteBuffer secrets = body(8 + padded(log.length));
    secrets.putInt(TLS_KEY_LOG).putInt(log.length).put(log);
    byte[] first = block(SECTION, section);
    byte[] second = block(INTERFACE, line);
    byte[] third = log.length == 0 ? new byte[0] : block(SECRETS, secrets);
    return ByteBuffer.allocate(first.length + second.length + third.length)
        .put(first)
        .put(second)
        .put(third)
        .array();
  }

  /** A packet. */
  static byte[] packet(Instant at, byte[] frame) {
    long time = at.getEpochSecond() * NANOS + at.getNano();
    ByteBuffer packet = body(20 + padded(frame.length));
    packet.putInt(0).putInt((int) (time >>> 32)).putInt((int) time);
    packet.putInt(frame.length).putInt(frame.length).put(frame);
    return block(PACKET, packet);
  }

  private static byte[] block(int type, ByteBuffer content) {
    byte[] block = new byte[content.capacity() + 12];
    ByteBuffer writing = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    writing.putInt(type).putInt(block.length).put(content.rewind()).putInt(block.length);
    return block;
  }

  private static ByteBuffer body(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
