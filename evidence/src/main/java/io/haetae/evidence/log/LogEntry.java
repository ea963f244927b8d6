package io.haetae.evidence.log;

import java.nio.charset.StandardCharsets;

/**
 * A leaf in the log.
 *
 * @param index its place, from 0
 * @param leaf what it says
 * @param json its bytes as text
 */
public record LogEntry<L extends Leaf>(long index, L leaf, String json) {
  /** Its bytes, as they are hashed. */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
