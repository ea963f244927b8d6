package io.haetae.matching.image;

/** dHash: 64 bits, each whether the brightness falls from one of 9 columns to the next. */
final class DifferenceHash {
  private static final int ROWS = 8;

  private DifferenceHash() {}

  static long of(Luminance picture) {
    Luminance blurred =
        picture.blurred(
            Math.max(1, picture.width / (ROWS + 1)), Math.max(1, picture.height / ROWS));
    long hash = 0;
    for (int row = 0; row < ROWS; row++) {
      int y = (int) ((row + 0.5) * picture.height / ROWS);
      for (int column = 0; column < ROWS; column++) {
        float here = blurred.at(x(picture, column), y);
        float next = blurred.at(x(picture, column + 1), y);
        hash = hash << 1 | (here > next ? 1 : 0);
      }
    }
    return hash;
  }

  private static int x(Luminance picture, int column) {
    return (int) ((column + 0.5) * picture.width / (ROWS + 1));
  }
}
