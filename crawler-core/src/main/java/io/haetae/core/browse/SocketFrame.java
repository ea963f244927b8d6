package io.haetae.core.browse;

import java.time.Instant;

/**
 * One message on a WebSocket (RFC 6455), put together from its fragments by the browser; or the
 * data of one event of an event stream, as text.
 *
 * @param direction which way it went
 * @param opcode 1 for text, 2 for binary, 8 to 10 for control
 * @param at when the browser sent or received it, UTC
 * @param length of its payload in bytes
 * @param sha256 of its whole payload, in hexadecimal
 * @param payload its first bytes, up to the recorder's cap; fewer than {@code length} if it is cut
 */
public record SocketFrame(
    Direction direction, int opcode, Instant at, long length, String sha256, Bytes payload) {
  /** Which way a message went. */
  public enum Direction {
    /** From the page to the server. */
    SENT,
    /** From the server to the page. */
    RECEIVED
  }
}
