package io.haetae.export.dossier;

import java.io.IOException;

/** No font on this machine has Hangul in a form that can be embedded. */
public final class MissingFontException extends IOException {
  private static final long serialVersionUID = 1L;

  MissingFontException() {
    super(
        "a dossier in Korean needs a TrueType font with Hangul; install one (Debian, Ubuntu:"
            + " apt-get install fonts-nanum) or ask for --lang en");
  }
}
