package io.haetae.browser;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.SocketFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The messages of one WebSocket or event stream. Payloads are kept up to a cap for each and for all
 * together; length and SHA-256 are always those of the whole payload.
 */
final class SocketLog {
  /** How much of one payload is kept. */
  static final int MAX_PAYLOAD = 64 << 10;

  private static final int MAX_KEPT = 16 << 20;
  private static final int MAX_FRAMES = 20_000;
  private static final int TEXT = 1;

  private final List<SocketFrame> frames = new ArrayList<>();
  private long kept;
  private long left;

  /** Takes in a message as the browser reports it. */
  void add(SocketFrame.Direction direction, Instant at, JsonNode response) {
    int opcode = response.path("opcode").asInt(0);
    String data = response.path("payloadData").asString("");
    byte[] payload =
        opcode == TEXT ? data.getBytes(StandardCharsets.UTF_8) : Base64.getDecoder().decode(data);
    add(direction, opcode, at, payload);
  }

  /** Takes in the text of an event that a server sent. */
  void addText(Instant at, String data) {
    add(SocketFrame.Direction.RECEIVED, TEXT, at, data.getBytes(StandardCharsets.UTF_8));
  }

  private void add(SocketFrame.Direction direction, int opcode, Instant at, byte[] payload) {
    if (frames.size() == MAX_FRAMES) {
      left++;
      return;
    }
    int room = Math.clamp(MAX_KEPT - kept, 0, MAX_PAYLOAD);
    Bytes start = Bytes.copyOf(payload).bytes(room);
    kept += start.size();
    frames.add(new SocketFrame(direction, opcode, at, payload.length, sha256(payload), start));
  }

  /** The messages in their order. */
  List<SocketFrame> frames() {
    return frames;
  }

  /** Why the messages are not all; empty if they are. */
  Optional<String> truncated() {
    return left == 0
        ? Optional.empty()
        : Optional.of(left + " messages more than the limit of " + MAX_FRAMES);
  }

  private static String sha256(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
