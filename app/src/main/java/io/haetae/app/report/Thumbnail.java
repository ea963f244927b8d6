package io.haetae.app.report;

import io.haetae.core.browse.Bytes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small JPEG copies of pictures. */
public final class Thumbnail {
  static final int LARGEST = 20_000;
  private static final Size CELL = new Size(360, 270, LARGEST);
  private static final Size WIDE = new Size(760, 420, 3 * LARGEST);
  private static final long MOST_PIXELS = 100_000_000;
  private static final float[] QUALITIES = {0.7f, 0.55f, 0.4f, 0.25f, 0.1f};

  private Thumbnail() {}

  /** How wide a copy is, how high and how many bytes it is at most. */
  private record Size(int width, int tallest, int largest) {}

  /**
   * A small copy of a picture: the top of it, 360 pixels wide, at most 270 high and 20 kB.
   *
   * @return the JPEG; empty if the bytes are no picture, or one of over 100 megapixels
   * @throws IOException if the picture is damaged
   */
  static Optional<Bytes> of(Bytes picture) throws IOException {
    return of(picture, CELL);
  }

  /**
   * A copy as wide as a page: the top of a picture, 760 pixels wide, at most 420 high and 60 kB.
   *
   * @return the JPEG; empty if the bytes are no picture, or one of over 100 megapixels
   * @throws IOException if the picture is damaged
   */
  public static Optional<Bytes> wide(Bytes picture) throws IOException {
    return of(picture, WIDE);
  }

  private static Optional<Bytes> of(Bytes picture, Size size) throws IOException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(picture.open())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > MOST_PIXELS
            ? Optional.empty()
            : Optional.of(jpeg(reduced(reader, size), size.largest()));
      } finally {
        reader.dispose();
      }
    }
  }

  /** Reads every n-th pixel, so that a large picture never is in memory as a whole. */
  private static BufferedImage reduced(ImageReader reader, Size size) throws IOException {
    int step = Math.max(1, reader.getWidth(0) / (size.width() * 2));
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    BufferedImage source = reader.read(0, parameters);
    double scale = (double) size.width() / source.getWidth();
    int height = Math.clamp(Math.round(source.getHeight() * scale), 1, size.tallest());
    BufferedImage target = new BufferedImage(size.width(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, size.width(), height);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      int scaledHeight = (int) Math.max(1, Math.round(source.getHeight() * scale));
      graphics.drawImage(source, 0, 0, size.width(), scaledHeight, null);
    } finally {
      graphics.dispose();
    }
    return target;
  }

  /** The best quality that fits; the last one always does at this size. */
  private static Bytes jpeg(BufferedImage image, int largest) throws IOException {
    Bytes encoded = Bytes.empty();
    for (float quality : QUALITIES) {
      encoded = jpeg(image, quality);
      if (encoded.size() <= largest) {
        return encoded;
      }
    }
    return encoded;
  }

  private static Bytes jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(output)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return Bytes.copyOf(output.toByteArray());
  }
}
