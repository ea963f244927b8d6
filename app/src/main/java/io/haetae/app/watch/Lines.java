package io.haetae.app.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** The lines of a text, of which no more than a bounded length is held. */
final class Lines {
  private final BufferedReader reader;
  private final int longest;

  Lines(BufferedReader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * One line without its end.
   *
   * @param text the line, cut at the limit
   * @param cut whether it was longer
   */
  record Line(String text, boolean cut) {}

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (text.length() < longest) {
        text.append((char) c);
      } else {
        cut = true;
      }
      c = reader.read();
    }
    if (c == '\r') {
      skipLineFeed();
    }
    return Optional.of(new Line(text.toString(), cut));
  }

  private void skipLineFeed() throws IOException {
    reader.mark(1);
    if (reader.read() != '\n') {
      reader.reset();
    }
  }
}
