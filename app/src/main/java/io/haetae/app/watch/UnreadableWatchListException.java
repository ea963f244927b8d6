package io.haetae.app.watch;

import java.io.IOException;

/** A file that cannot be read as a watch-list at all, with the reason and what to do instead. */
public final class UnreadableWatchListException extends IOException {
  private static final long serialVersionUID = 1L;

  /** {@code file: reason; fix}. */
  UnreadableWatchListException(String file, String reason, String fix) {
    super(message(file, reason, fix));
  }

  /** The same, with what was thrown by the parser. */
  UnreadableWatchListException(String file, String reason, String fix, Exception cause) {
    super(message(file, reason, fix), cause);
  }

  private static String message(String file, String reason, String fix) {
    return CleanText.line(file + ": " + reason + "; " + fix);
  }
}
