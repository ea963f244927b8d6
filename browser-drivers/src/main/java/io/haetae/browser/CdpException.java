package io.haetae.browser;

/** A DevTools command that was refused, was not answered in time, or whose target is gone. */
final class CdpException extends Exception {
  private static final long serialVersionUID = 1L;

  CdpException(String message) {
    super(message);
  }
}
