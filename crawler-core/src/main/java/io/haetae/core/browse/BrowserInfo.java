package io.haetae.core.browse;

import java.util.List;

/**
 * What browser made a capture.
 *
 * @param product such as {@code HeadlessChrome/156.0.8078.79}
 * @param driver {@code playwright} or {@code selenium}, with its version
 * @param userAgent as sent
 * @param executable the file that was started
 * @param flags the command line after the executable
 * @param sandboxed whether the browser's own sandbox was on
 */
public record BrowserInfo(
    String product,
    String driver,
    String userAgent,
    String executable,
    List<String> flags,
    boolean sandboxed) {
  /** Copies the flags. */
  public BrowserInfo {
    flags = List.copyOf(flags);
  }
}
