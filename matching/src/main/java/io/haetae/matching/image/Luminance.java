package io.haetae.matching.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The brightness of a picture's points, row by row, 0 to 255. */
final class Luminance {
  final int width;
  final int height;
  private final float[] points;

  Luminance(int width, int height, float[] points) {
    this.width = width;
    this.height = height;
    this.points = points;
  }

  /** Of a picture; what is transparent lies on white. */
  static Luminance of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    int[] colours = opaque.getRGB(0, 0, width, height, null, 0, width);
    float[] points = new float[colours.length];
    for (int i = 0; i < points.length; i++) {
      int colour = colours[i];
      points[i] =
          0.299f * (colour >> 16 & 0xFF) + 0.587f * (colour >> 8 & 0xFF) + 0.114f * (colour & 0xFF);
    }
    return new Luminance(width, height, points);
  }

  float at(int x, int y) {
    return points[y * width + x];
  }

  /**
   * Blurred by a mean over a window in each direction, twice, as PDQ asks before it takes points.
   */
  Luminance blurred(int acrossWindow, int downWindow) {
    float[] now = points.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (int y = 0; y < height; y++) {
        mean(now, y * width, 1, width, acrossWindow);
      }
      for (int x = 0; x < width; x++) {
        mean(now, x, width, height, downWindow);
      }
    }
    return new Luminance(width, height, now);
  }

  /** A part. */
  Luminance part(Region region) {
    int left = (int) Math.round(region.left() * width);
    int top = (int) Math.round(region.top() * height);
    int right = (int) Math.round(region.right() * width);
    int bottom = (int) Math.round(region.bottom() * height);
    float[] kept = new float[(right - left) * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(points, y * width + left, kept, (y - top) * (right - left), right - left);
    }
    return new Luminance(right - left, bottom - top, kept);
  }

  private static void mean(float[] points, int start, int step, int count, int window) {
    double[] sums = new double[count + 1];
    for (int i = 0; i < count; i++) {
      sums[i + 1] = sums[i] + points[start + i * step];
    }
    int ahead = (window + 2) / 2 - 1;
    for (int i = 0; i < count; i++) {
      int to = Math.min(count, i + ahead + 1);
      int from = Math.max(0, i + ahead + 1 - window);
      points[start + i * step] = (float) ((sums[to] - sums[from]) / (to - from));
    }
  }
}
