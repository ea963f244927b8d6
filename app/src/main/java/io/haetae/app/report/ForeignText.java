package io.haetae.app.report;

import io.haetae.export.words.Harmless;

/**
 * Text from somebody else's page, made harmless: it cannot become markup, cannot turn the direction
 * of what stands around it, holds nothing invisible, and is cut to a length.
 */
public final class ForeignText {
  private ForeignText() {}

  /**
   * A text, isolated from its surroundings.
   *
   * @param text the text as found
   * @param longest how many characters to show at most; an ellipsis stands for the rest
   */
  public static Html of(String text, int longest) {
    return Html.of("<bdi>{}</bdi>", Html.text(Harmless.text(text, longest)));
  }
}
