package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG, PNG, GIF, BMP and WebP files of strangers. */
final class Picture {
  private static final int MOST_BYTES = 32 << 20;
  private static final long MOST_POINTS = 64L << 20;
  private static final int MOST_SIDE = 30_000;
  private static final int ENOUGH = 2048;

  private Picture() {}

  /**
   * The picture; every second, third … point where it is larger than 2048 points a side.
   *
   * @throws UnreadablePictureException if it is none, is damaged, or has more than 32 MiB or 67
   *     million points; the points are counted before any is decoded
   */
  static BufferedImage decode(Bytes file) throws UnreadablePictureException {
    if (file.size() > MOST_BYTES) {
      throw new UnreadablePictureException("The picture has more than " + MOST_BYTES + " bytes");
    }
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.toArray()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new UnreadablePictureException("The file is no picture of a known form");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return decode(reader);
      } finally {
        reader.dispose();
      }
    } catch (UnreadablePictureException known) {
      throw known;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new UnreadablePictureException("The picture is damaged", damaged);
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_POINTS) {
      throw new UnreadablePictureException("The picture has " + width + " × " + height + " points");
    }
    ImageReadParam how = reader.getDefaultReadParam();
    int step = (Math.max(width, height) + ENOUGH - 1) / ENOUGH;
    how.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, how);
  }
}
