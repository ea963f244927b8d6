package io.haetae.export.dossier;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Screenshot;
import io.haetae.verifier.Sha256;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture of the capture, small enough for paper.
 *
 * @param view what it shows
 * @param width of the sealed picture in pixels
 * @param height of the sealed picture in pixels
 * @param sha256 of the sealed picture's file
 * @param shown the picture as it is drawn; empty if it cannot be read
 * @param cut whether only the top of it is drawn
 */
record Picture(
    Screenshot.View view,
    int width,
    int height,
    String sha256,
    Optional<BufferedImage> shown,
    boolean cut) {
  private static final int LARGEST = 64 << 20;
  private static final int SHARP = 1600;
  private static final int TALLEST = 3;

  /** What the window showed first, then the whole page. */
  static List<Picture> of(Capture capture) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (Screenshot.View view : Screenshot.View.values()) {
      for (Screenshot one : capture.screenshots()) {
        if (one.view() == view) {
          pictures.add(of(one));
        }
      }
    }
    return pictures;
  }

  private static Picture of(Screenshot sealed) throws IOException {
    Bytes file = sealed.image().bytes(LARGEST);
    String sha256;
    try (InputStream in = sealed.image().open()) {
      sha256 = Sha256.of(in);
    }
    return new Picture(
        sealed.view(),
        sealed.width(),
        sealed.height(),
        sha256,
        read(file),
        sealed.height() > TALLEST * sealed.width());
  }

  /** Every n-th pixel of the part that is shown, so that a huge picture is never in memory. */
  private static Optional<BufferedImage> read(Bytes file) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(file.open())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(new Rectangle(width, Math.min(reader.getHeight(0), TALLEST * width)));
        int step = Math.max(1, width / SHARP);
        part.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, part));
      } finally {
        reader.dispose();
      }
    }
  }
}
