package io.haetae.verifier;

import java.io.IOException;

/** A claim that a bundle does not make. */
public final class NotPresentException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is not there. */
  public NotPresentException(String message) {
    super(message);
  }
}
