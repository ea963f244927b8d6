package io.haetae.core.lane;

import io.haetae.core.plan.Lane;
import java.net.URI;

/** Lets visits pass at a polite pace, and stops those that the site does not want. */
public interface PolitenessGate {
  /**
   * Waits until the lane may navigate again. Called right before each visit's navigation.
   *
   * @param lane the lane
   * @param address where the browser will go
   * @throws InterruptedException if the wait is interrupted
   */
  Turn turn(Lane lane, URI address) throws InterruptedException;

  /** The answer to a visit that wants to start. */
  sealed interface Turn {}

  /** The visit may start. */
  record Go() implements Turn {}

  /**
   * The visit must not be made.
   *
   * @param rule which rule says so, such as {@code robots.txt}
   * @param detail the rule's words
   */
  record Refused(String rule, String detail) implements Turn {}
}
