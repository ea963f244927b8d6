package io.haetae.core.browse;

/**
 * A picture of the page.
 *
 * @param view what it shows
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width in pixels of the picture
 * @param height in pixels of the picture
 * @param scale pixels of the picture for one CSS pixel
 * @param image the file's bytes
 */
public record Screenshot(
    View view, String mediaType, int width, int height, double scale, Body image) {
  /** What a picture shows. */
  public enum View {
    /** What the window shows without scrolling, sharp. */
    VIEWPORT,
    /** The whole page, reduced. */
    FULL_PAGE
  }
}
