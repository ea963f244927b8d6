package io.haetae.matching.image;

import java.io.IOException;

/** A file that is no picture, is damaged, or is larger than the limits. */
public final class UnreadablePictureException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadablePictureException(String message) {
    super(message);
  }

  UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
