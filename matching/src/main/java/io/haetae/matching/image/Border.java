package io.haetae.matching.image;

/** The even border that sellers put around a photograph. */
final class Border {
  private static final float EVEN = 12;
  private static final double MOST = 0.4;

  private Border() {}

  /**
   * What the border leaves, on each side at least three fifths of the picture; the whole of it if
   * there is no border or all is even.
   */
  static Region inside(Luminance picture) {
    float colour = picture.at(0, 0);
    int left = 0;
    while (left < picture.width * MOST && evenColumn(picture, left, colour)) {
      left++;
    }
    int right = picture.width;
    while (right > picture.width * (1 - MOST) && evenColumn(picture, right - 1, colour)) {
      right--;
    }
    int top = 0;
    while (top < picture.height * MOST && evenRow(picture, top, colour)) {
      top++;
    }
    int bottom = picture.height;
    while (bottom > picture.height * (1 - MOST) && evenRow(picture, bottom - 1, colour)) {
      bottom--;
    }
    boolean some = right - left < picture.width || bottom - top < picture.height;
    boolean enough = right - left >= 16 && bottom - top >= 16;
    return some && enough
        ? new Region(
            (double) left / picture.width,
            (double) top / picture.height,
            (double) right / picture.width,
            (double) bottom / picture.height)
        : Region.WHOLE;
  }

  private static boolean evenColumn(Luminance picture, int x, float colour) {
    for (int y = 0; y < picture.height; y++) {
      if (Math.abs(picture.at(x, y) - colour) > EVEN) {
        return false;
      }
    }
    return true;
  }

  private static boolean evenRow(Luminance picture, int y, float colour) {
    for (int x = 0; x < picture.width; x++) {
      if (Math.abs(picture.at(x, y) - colour) > EVEN) {
        return false;
      }
    }
    return true;
  }
}
