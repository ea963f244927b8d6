package io.haetae.evidence.seal;

import java.io.IOException;

/** Time-stamps that could not be had; the message tells each authority's reason. */
public final class TimeStampException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A failure. */
  public TimeStampException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public TimeStampException(String message, Throwable cause) {
    super(message, cause);
  }
}
