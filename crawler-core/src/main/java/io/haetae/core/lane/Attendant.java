package io.haetae.core.lane;

import io.haetae.core.plan.Visit;
import java.util.function.BooleanSupplier;

/**
 * Hands a challenge to a person who sits before the browser's window. It acts on no page itself.
 * Called from the threads of lanes.
 */
@FunctionalInterface
public interface Attendant {
  /**
   * Tells a person, and waits until the challenge is gone or its own limit has passed.
   *
   * @param visit the visit that met the challenge
   * @param gone looks at the page, whether the challenge is gone
   * @return whether it is gone
   * @throws InterruptedException if the wait is interrupted
   */
  boolean attend(Visit visit, BooleanSupplier gone) throws InterruptedException;
}
