package io.haetae.browser.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * A browser's wish to be connected (SOCKS 5, RFC 1928, the command CONNECT without authentication).
 *
 * @param host a name or an address, as the browser wrote it
 * @param port the port
 */
record SocksRequest(String host, int port) {
  private static final int VERSION = 5;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  /** What became of it. */
  enum Reply {
    CONNECTED(0),
    FAILED(1),
    HOST_UNREACHABLE(4),
    REFUSED(5);

    private final int code;

    Reply(int code) {
      this.code = code;
    }

    void write(OutputStream out) throws IOException {
      out.write(new byte[] {VERSION, (byte) code, 0, IPV4, 0, 0, 0, 0, 0, 0});
      out.flush();
    }
  }

  /**
   * Reads a request, greeting included.
   *
   * @throws IOException if it is none
   */
  static SocksRequest read(DataInputStream in, OutputStream out) throws IOException {
    require(in.readUnsignedByte() == VERSION);
    in.skipNBytes(in.readUnsignedByte());
    out.write(new byte[] {VERSION, 0});
    out.flush();
    require(in.readUnsignedByte() == VERSION && in.readUnsignedByte() == CONNECT);
    require(in.readUnsignedByte() == 0);
    String host =
        switch (in.readUnsignedByte()) {
          case IPV4 -> InetAddress.getByAddress(exactly(in, 4)).getHostAddress();
          case IPV6 -> InetAddress.getByAddress(exactly(in, 16)).getHostAddress();
          case NAME -> new String(exactly(in, in.readUnsignedByte()), StandardCharsets.US_ASCII);
          default -> throw new IOException("The browser asked for an unknown kind of address");
        };
    return new SocksRequest(host, in.readUnsignedShort());
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static void require(boolean right) throws IOException {
    if (!right) {
      throw new IOException("What connected does not ask for a connection by SOCKS 5");
    }
  }
}
