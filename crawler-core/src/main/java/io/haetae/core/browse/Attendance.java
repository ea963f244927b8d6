package io.haetae.core.browse;

import java.time.Instant;

/**
 * That a challenge was handed to a person during a visit. The program itself never acts on one.
 *
 * @param from when it was handed over, UTC
 * @param until when it was gone, or the wait was over, UTC
 * @param acted whether the challenge was gone then, so that a person had acted
 */
public record Attendance(Instant from, Instant until, boolean acted) {
  /** In words, such as {@code a person acted from … until …}. */
  public String described() {
    return (acted ? "a person acted" : "nobody acted") + " from " + from + " until " + until;
  }
}
