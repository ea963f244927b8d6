package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures made by chance, each number always the same one, and what sellers do to pictures. */
final class Scene {
  private static final int SIDE = 480;

  private Scene() {}

  static BufferedImage of(int number) {
    Random random = new Random(number * 7919L + 13);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(
        new GradientPaint(
            random.nextInt(SIDE), 0, colour(random), random.nextInt(SIDE), SIDE, colour(random)));
    g.fillRect(0, 0, SIDE, SIDE);
    int shapes = 25 + random.nextInt(25);
    for (int i = 0; i < shapes; i++) {
      int size = 20 + random.nextInt(i < 6 ? 260 : 90);
      int x = random.nextInt(SIDE) - size / 2;
      int y = random.nextInt(SIDE) - size / 2;
      g.setPaint(new GradientPaint(x, y, colour(random), x + size, y + size, colour(random)));
      g.setStroke(new BasicStroke(2 + random.nextInt(8)));
      switch (random.nextInt(4)) {
        case 0 -> g.fillOval(x, y, size, 10 + random.nextInt(size));
        case 1 -> g.fillPolygon(polygon(random, x, y, size));
        case 2 -> g.drawPolygon(polygon(random, x, y, size));
        default -> g.fillRoundRect(x, y, size, 10 + random.nextInt(size), 15, 15);
      }
    }
    g.dispose();
    return picture;
  }

  static BufferedImage bordered(BufferedImage picture) {
    int border = picture.getWidth() / 10;
    BufferedImage larger = blank(picture.getWidth() + 2 * border, picture.getHeight() + 2 * border);
    draw(larger, picture, border, border, picture.getWidth(), picture.getHeight());
    return larger;
  }

  static BufferedImage banded(BufferedImage picture) {
    BufferedImage banded = copy(picture);
    Graphics2D g = banded.createGraphics();
    g.setColor(new Color(220, 20, 40));
    int height = picture.getHeight() / 4;
    g.fillRect(0, picture.getHeight() - height, picture.getWidth(), height);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(9));
    for (int x = 30; x < picture.getWidth(); x += 60) {
      g.drawLine(x, picture.getHeight() - 30, x + 25, picture.getHeight() - height + 25);
    }
    g.dispose();
    return banded;
  }

  static BufferedImage cropped(BufferedImage picture) {
    int edge = picture.getWidth() / 10;
    return copy(
        picture.getSubimage(
            edge, edge, picture.getWidth() - 2 * edge, picture.getHeight() - 2 * edge));
  }

  static BufferedImage mirrored(BufferedImage picture) {
    BufferedImage mirrored = blank(picture.getWidth(), picture.getHeight());
    draw(mirrored, picture, picture.getWidth(), 0, -picture.getWidth(), picture.getHeight());
    return mirrored;
  }

  static BufferedImage collage(BufferedImage picture, BufferedImage other) {
    BufferedImage two = blank(2 * picture.getWidth(), picture.getHeight());
    draw(two, picture, 0, 0, picture.getWidth(), picture.getHeight());
    draw(two, other, picture.getWidth(), 0, picture.getWidth(), picture.getHeight());
    return two;
  }

  static Photograph photograph(BufferedImage picture, float quality) throws IOException {
    return Photograph.of(jpeg(picture, quality));
  }

  static Bytes jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return Bytes.copyOf(bytes.toByteArray());
  }

  private static Polygon polygon(Random random, int x, int y, int size) {
    Polygon polygon = new Polygon();
    int corners = 3 + random.nextInt(5);
    for (int i = 0; i < corners; i++) {
      polygon.addPoint(x + random.nextInt(size), y + random.nextInt(size));
    }
    return polygon;
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = blank.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.dispose();
    return blank;
  }

  private static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy = blank(picture.getWidth(), picture.getHeight());
    draw(copy, picture, 0, 0, picture.getWidth(), picture.getHeight());
    return copy;
  }

  private static void draw(
      BufferedImage on, BufferedImage picture, int x, int y, int width, int height) {
    Graphics2D g = on.createGraphics();
    g.drawImage(picture, x, y, width, height, null);
    g.dispose();
  }
}
