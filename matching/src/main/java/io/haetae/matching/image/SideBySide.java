package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Two photographs beside each other, the parts that agree framed. It is drawn anew from the points
 * of both, so that nothing else of a stranger's file gets into it.
 */
public final class SideBySide {
  private static final int SIDE = 480;
  private static final int GAP = 16;

  private SideBySide() {}

  /**
   * A PNG of 976 by 480 points.
   *
   * @param shared what {@link Photograph#compare} found of the two, the left one's first
   * @throws UnreadablePictureException if one of the files is no picture
   */
  public static Bytes png(Bytes left, Bytes right, Photograph.Shared shared)
      throws UnreadablePictureException {
    BufferedImage both = new BufferedImage(2 * SIDE + GAP, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = both.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, both.getWidth(), both.getHeight());
      draw(pen, Picture.decode(left), shared.here(), 0);
      draw(pen, Picture.decode(right), shared.there(), SIDE + GAP);
    } finally {
      pen.dispose();
    }
    return PlainPicture.png(both);
  }

  private static void draw(
      Graphics2D pen, BufferedImage picture, Optional<Region> agreeing, int from) {
    double scale = (double) SIDE / Math.max(picture.getWidth(), picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    pen.drawImage(picture, from, 0, width, height, Color.WHITE, null);
    agreeing.ifPresent(region -> frame(pen, region, from, width, height));
  }

  /** Dark on light, to be seen on any picture. */
  private static void frame(Graphics2D pen, Region region, int from, int width, int height) {
    Rectangle2D frame =
        new Rectangle2D.Double(
            from + region.left() * width,
            region.top() * height,
            (region.right() - region.left()) * width - 1,
            (region.bottom() - region.top()) * height - 1);
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(7));
    pen.draw(frame);
    pen.setColor(new Color(0xC0, 0x20, 0x80));
    pen.setStroke(new BasicStroke(3));
    pen.draw(frame);
  }
}
