package io.haetae.sites;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.sites.page.DeclaredCharset;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that somebody saved: HTML, a script with the page's state, or an answer of a marketplace's
 * interface. Which of them it is shows in its content; the file's name says nothing.
 */
public final class SavedPage {
  /** What "Save page as" writes on top: {@code <!-- saved from url=(0042)https://… -->}. */
  private static final Pattern SAVED_FROM =
      Pattern.compile("<!--\\s*saved from url=\\(\\d+\\)(\\S+)\\s*-->");

  private static final int PROLOGUE = 2_000;

  private SavedPage() {}

  /**
   * The capture that a saved file stands for.
   *
   * @param content the file's bytes
   * @param asked the address that was asked for, if somebody knows it; else the one that the browser
   *     wrote into the file, if it did
   */
  public static Capture capture(Bytes content, Optional<URI> asked) {
    String text = DeclaredCharset.decode(content);
    Capture saved = Capture.ofSavedPage(text);
    Optional<URI> address = asked.or(() -> savedFrom(text));
    return new Capture(
        address,
        address,
        saved.openedAt(),
        saved.closedAt(),
        saved.ending(),
        saved.exchanges(),
        saved.dom(),
        saved.text(),
        saved.screenshots(),
        saved.console(),
        saved.vantage(),
        saved.browser());
  }

  private static Optional<URI> savedFrom(String text) {
    Matcher line = SAVED_FROM.matcher(text.substring(0, Math.min(PROLOGUE, text.length())));
    try {
      return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
