package io.haetae.verifier;

import java.io.IOException;

/** A bundle or archive file that cannot be read as one; the message says which part and why. */
public final class EvidenceException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A fault that was found. */
  public EvidenceException(String message) {
    super(message);
  }

  /** A fault with its cause. */
  public EvidenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
