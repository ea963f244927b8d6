package io.haetae.core.browse;

import java.util.List;
import java.util.Optional;

/**
 * What browser made a capture.
 *
 * @param product such as {@code HeadlessChrome/156.0.8078.79}
 * @param driver {@code playwright} or {@code selenium}, with its version
 * @param userAgent as sent
 * @param executable the file that was started; empty if it is not known
 * @param flags the command line after the executable; empty if it is not known
 * @param sandboxed whether the browser's own sandbox is known to have been on
 * @param remote where it ran; empty if we started it
 * @param attended that a challenge was handed to a person in its window; empty if none was
 */
public record BrowserInfo(
    String product,
    String driver,
    String userAgent,
    String executable,
    List<String> flags,
    boolean sandboxed,
    Optional<Remote> remote,
    Optional<Attendance> attended) {
  /** Who we say that we are, in the user agent of whatever we send. */
  public static final String WHO = "Haetae/0.1 (+product-safety watch)";

  /** Copies the flags. */
  public BrowserInfo {
    flags = List.copyOf(flags);
  }

  /** A browser that we started. */
  public BrowserInfo(
      String product,
      String driver,
      String userAgent,
      String executable,
      List<String> flags,
      boolean sandboxed) {
    this(product, driver, userAgent, executable, flags, sandboxed, Optional.empty());
  }

  /** A browser that nobody attended. */
  public BrowserInfo(
      String product,
      String driver,
      String userAgent,
      String executable,
      List<String> flags,
      boolean sandboxed,
      Optional<Remote> remote) {
    this(product, driver, userAgent, executable, flags, sandboxed, remote, Optional.empty());
  }

  /** The same browser in a visit whose challenge was handed to a person. */
  public BrowserInfo attended(Attendance attendance) {
    return new BrowserInfo(
        product, driver, userAgent, executable, flags, sandboxed, remote, Optional.of(attendance));
  }

  /**
   * A browser that somebody else started.
   *
   * @param endpoint where it was reached, without anything secret
   * @param limits what is not known of it or could not be set, each in a sentence
   */
  public record Remote(String endpoint, List<String> limits) {
    /** Copies the limits. */
    public Remote {
      limits = List.copyOf(limits);
    }
  }
}
