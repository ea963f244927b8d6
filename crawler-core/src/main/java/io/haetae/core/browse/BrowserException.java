package io.haetae.core.browse;

/** The browser or its driver is broken or missing; says nothing about the site. */
public final class BrowserException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault with its cause.
   *
   * @param message what failed and what the user can do
   * @param cause the fault beneath
   */
  public BrowserException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A fault that has no cause beneath it. */
  public BrowserException(String message) {
    super(message);
  }
}
