package io.haetae.export;

import java.io.IOException;

/** A bundle that is not exported, as it does not verify; the message names the claims. */
public final class RefusedBundleException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedBundleException(String message) {
    super(message);
  }
}
