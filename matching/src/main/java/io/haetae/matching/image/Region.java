package io.haetae.matching.image;

/**
 * A part of a picture, in shares of the picture's width and height from its upper left corner.
 *
 * @param left where it begins, 0 to 1
 * @param top where it begins, 0 to 1
 * @param right where it ends, not before it begins
 * @param bottom where it ends, not before it begins
 */
public record Region(double left, double top, double right, double bottom) {
  static final Region WHOLE = new Region(0, 0, 1, 1);

  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if they are out of order or outside of the picture
   */
  public Region {
    if (!(left >= 0 && left <= right && right <= 1 && top >= 0 && top <= bottom && bottom <= 1)) {
      throw new IllegalArgumentException(
          "No part of a picture: %s, %s, %s, %s".formatted(left, top, right, bottom));
    }
  }

  /** The region of a whole of which this is a region of a part. */
  Region within(Region part) {
    double width = part.right - part.left;
    double height = part.bottom - part.top;
    return new Region(
        inside(part.left + left * width),
        inside(part.top + top * height),
        inside(part.left + right * width),
        inside(part.top + bottom * height));
  }

  /** Sums of shares may end a rounding error beyond the edge. */
  static double inside(double share) {
    return Math.clamp(share, 0.0, 1.0);
  }
}
