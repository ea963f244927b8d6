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
 * @param cut how many CSS pixels of the page's height it leaves out at the end; 0 if none
 */
public record Screenshot(
    View view, String mediaType, int width, int height, double scale, Body image, int cut) {
  /** A picture that leaves nothing out. */
  public Screenshot(View view, String mediaType, int width, int height, double scale, Body image) {
    this(view, mediaType, width, height, scale, image, 0);
  }

  /** What a picture shows. */
  public enum View {
    /** What the window shows without scrolling, sharp. */
    VIEWPORT,
    /** The whole page, reduced unless the profile is {@link Profile#FULL}. */
    FULL_PAGE
  }
}
