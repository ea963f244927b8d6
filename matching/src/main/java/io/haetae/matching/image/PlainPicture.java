package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures drawn anew from their points, so that nothing else of a stranger's file is left. */
public final class PlainPicture {
  private PlainPicture() {}

  /**
   * A picture as a PNG of at most 2048 points a side, what is transparent on white.
   *
   * @throws UnreadablePictureException if the file is no picture
   */
  public static Bytes png(Bytes file) throws UnreadablePictureException {
    BufferedImage picture = Picture.decode(file);
    BufferedImage plain =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = plain.createGraphics();
    pen.drawImage(picture, 0, 0, Color.WHITE, null);
    pen.dispose();
    return png(plain);
  }

  static Bytes png(BufferedImage picture) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Bytes.copyOf(file.toByteArray());
  }
}
