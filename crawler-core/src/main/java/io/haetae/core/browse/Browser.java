package io.haetae.core.browse;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A running browser. One browser belongs to one lane and to the thread that opened it (Playwright
 * and Selenium both need that); several browsers may run side by side.
 */
public interface Browser extends AutoCloseable {
  /** What runs, and how. */
  BrowserInfo info();

  /**
   * A session for one visit: a fresh context without cookies, cache or storage of any visit before.
   *
   * @param vantage language, time zone and the like of the context
   * @param work an existing folder in which the session may keep large bodies; it must outlive the
   *     capture
   * @throws BrowserException if the browser no longer answers; the browser is then of no more use
   */
  BrowserSession open(Vantage vantage, Path work);

  /** The bytes of memory that its processes hold by themselves, if that can be told. */
  default OptionalLong memory() {
    return OptionalLong.empty();
  }

  /** Ends the browser and every process that it started. Never throws. */
  @Override
  void close();
}
