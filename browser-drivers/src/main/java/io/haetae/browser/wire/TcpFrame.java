package io.haetae.browser.wire;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * An Ethernet frame as it may have looked: the tee sees streams, so how they were cut into packets
 * is made up, while addresses, ports and bytes are real.
 *
 * @param from who sent it
 * @param to whom it was for
 * @param sequence the number of its first byte
 * @param acknowledged the number of the next byte that the sender waits for
 * @param flags of TCP
 */
record TcpFrame(
    InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledged, int flags) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  private static final int ETHERNET = 14;
  private static final int TCP = 20;
  private static final int TCP_NUMBER = 6;
  private static final int CHECKSUM = 16;

  /** The bytes of the frame. */
  byte[] bytes(byte[] payload, int length) {
    boolean six = from.getAddress() instanceof Inet6Address;
    int tcpLength = TCP + length;
    ByteBuffer tcp = ByteBuffer.allocate(tcpLength);
    tcp.putShort((short) from.getPort()).putShort((short) to.getPort());
    tcp.putInt(sequence).putInt((flags & ACK) == 0 ? 0 : acknowledged);
    tcp.put((byte) ((TCP / 4) << 4)).put((byte) flags).putShort((short) -1).putInt(0);
    tcp.put(payload, 0, length);
    tcp.putShort(CHECKSUM, sum(pseudo(tcpLength), tcp.array()));
    byte[] ip = six ? ip6(tcpLength) : ip4(tcpLength);
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + ip.length + tcpLength);
    frame.put(hardware(1)).put(hardware(2)).putShort((short) (six ? 0x86DD : 0x0800));
    return frame.put(ip).put(tcp.array()).array();
  }

  /** Locally administered addresses, which name no device. */
  private static byte[] hardware(int number) {
    return new byte[] {2, 0, 0, 0, 0, (byte) number};
  }

  private byte[] ip4(int tcpLength) {
    ByteBuffer ip = ByteBuffer.allocate(20);
    ip.putShort((short) 0x4500).putShort((short) (20 + tcpLength)).putInt(0x4000);
    ip.put((byte) 64).put((byte) TCP_NUMBER).putShort((short) 0).put(source()).put(target());
    return ip.putShort(10, sum(ip.array())).array();
  }

  private byte[] ip6(int tcpLength) {
    ByteBuffer ip = ByteBuffer.allocate(40).putInt(0x60000000).putShort((short) tcpLength);
    return ip.put((byte) TCP_NUMBER).put((byte) 64).put(source()).put(target()).array();
  }

  private byte[] pseudo(int tcpLength) {
    ByteBuffer header = ByteBuffer.allocate(2 * source().length + 8);
    return header.put(source()).put(target()).putInt(tcpLength).putInt(TCP_NUMBER).array();
  }

  private byte[] source() {
    return from.getAddress().getAddress();
  }

  private byte[] target() {
    return to.getAddress().getAddress();
  }

  /** The Internet checksum (RFC 1071). */
  private static short sum(byte[]... pieces) {
    long sum = 0;
    for (byte[] piece : pieces) {
      for (int i = 0; i < piece.length; i++) {
        sum += (piece[i] & 0xFFL) << (i % 2 == 0 ? 8 : 0);
      }
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }
}
