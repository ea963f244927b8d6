package io.haetae.core.lane;

import io.haetae.core.browse.Browser;

/** Starts browsers for lanes. */
@FunctionalInterface
public interface BrowserSource {
  /**
   * Starts a browser for the calling thread, which also closes it.
   *
   * @throws io.haetae.core.browse.BrowserException if none can be started; the message says what to
   *     do
   */
  Browser start();

  /** How long a lane keeps one of them. */
  default BrowserLife life() {
    return BrowserLife.standard();
  }
}
