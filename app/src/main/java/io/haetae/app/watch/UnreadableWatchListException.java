package io.haetae.app.watch;

import java.io.IOException;

/** A file that cannot be read as a watch-list at all, with the reason and what to do instead. */
public final class UnreadableWatchListException extends IOException {
  private static final long serialVersionUID = 1L;

  /** {@code file: reason; fix}. */
  UnreadableWatchListException(String file, String reason, String fix) {
    super(CleanText.line(file + ": " + reason + "; " + fix));
  }
}
