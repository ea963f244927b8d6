package io.haetae.matching.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotographTest {
  private static final int PICTURES = 20;

  /** 10,011 pairs with 142; the test as it stands takes fewer, for time. */
  private static final int DIFFERENT = Integer.getInteger("haetae.pictures", 30);

  @Test
  void confirmsAPictureSavedAgain() throws IOException {
    assertThat(confirmed(UnaryOperator.identity(), 0.4f)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsAPictureInABorder() throws IOException {
    assertThat(confirmed(Scene::bordered, 0.85f)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsAPictureUnderABand() throws IOException {
    assertThat(confirmed(Scene::banded, 0.85f)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsACroppedPicture() throws IOException {
    assertThat(confirmed(Scene::cropped, 0.85f)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsAMirroredPicture() throws IOException {
    assertThat(confirmed(Scene::mirrored, 0.85f)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsAPictureInACollage() throws IOException {
    assertThat(confirmed(picture -> Scene.collage(picture, Scene.of(999)), 0.85f))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void confirmsNoDifferentPictures() throws IOException {
    List<Photograph> pictures = new ArrayList<>();
    for (int number = 0; number < DIFFERENT; number++) {
      pictures.add(Scene.photograph(Scene.of(number), 0.85f));
    }
    int corners = 0;
    int bits = 256;
    int wrong = 0;
    for (int i = 0; i < DIFFERENT; i++) {
      for (int j = 0; j < i; j++) {
        Photograph.Shared common = pictures.get(i).compare(pictures.get(j));
        wrong += common.confirmed() ? 1 : 0;
        corners = Math.max(corners, common.corners());
        bits = Math.min(bits, common.bits());
      }
    }
    System.out.printf("F1 different: most corners %d, least bits %d%n", corners, bits);
    assertThat(wrong).isZero();
  }

  @Test
  void tellsWhichPartAgrees() throws IOException {
    Photograph original = Scene.photograph(Scene.of(3), 0.9f);
    BufferedImage two = Scene.collage(Scene.of(999), Scene.of(3));
    Photograph.Shared shared = original.compare(Scene.photograph(two, 0.9f));
    assertThat(shared.confirmed()).isTrue();
    // The picture is the collage's right half.
    assertThat(shared.there().orElseThrow().left()).isBetween(0.5, 0.75);
    assertThat(shared.there().orElseThrow().right()).isBetween(0.8, 1.0);
    assertThat(shared.here().orElseThrow().left()).isBetween(0.0, 0.5);
  }

  @Test
  void tellsWhichPartAgreesOfAMirroredPicture() throws IOException {
    BufferedImage mirrored = Scene.collage(Scene.of(999), Scene.mirrored(Scene.of(3)));
    Photograph.Shared shared =
        Scene.photograph(mirrored, 0.9f).compare(Scene.photograph(Scene.of(3), 0.9f));
    assertThat(shared.confirmed()).isTrue();
    assertThat(shared.here().orElseThrow().left()).isBetween(0.5, 0.75);
  }

  @Test
  void leavesTheBorderOutOfThePartThatAgrees() throws IOException {
    Photograph original = Scene.photograph(Scene.of(4), 0.9f);
    Photograph bordered = Scene.photograph(Scene.bordered(Scene.of(4)), 0.9f);
    Region there = original.compare(bordered).there().orElseThrow();
    assertThat(there.left()).isBetween(0.07, 0.2);
    assertThat(there.bottom()).isBetween(0.8, 0.93);
  }

  @Test
  void framesThePartThatAgrees() throws IOException {
    Bytes left = Scene.jpeg(Scene.of(3), 0.9f);
    Bytes right = Scene.jpeg(Scene.collage(Scene.of(999), Scene.of(3)), 0.9f);
    Photograph.Shared shared = Photograph.of(left).compare(Photograph.of(right));
    BufferedImage drawn = Picture.decode(SideBySide.png(left, right, shared));
    assertThat(drawn.getWidth()).isEqualTo(976);
    // The middle of the frame's left side lies on the collage's second half.
    Region there = shared.there().orElseThrow();
    int x = 496 + (int) Math.round(there.left() * 480);
    int y = (int) Math.round((there.top() + there.bottom()) / 2 * 240);
    assertThat(drawn.getRGB(x, y) & 0xFFFFFF).isEqualTo(0xC02080);
  }

  @Test
  void refusesAPictureThatClaimsTooManyPoints() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
    byte[] bomb = png.toByteArray();
    ByteBuffer.wrap(bomb).putInt(16, 29_000).putInt(20, 29_000);
    assertThatThrownBy(() -> Photograph.of(Bytes.copyOf(bomb)))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessage("The picture has 29000 × 29000 points");
  }

  @Test
  void decodesWebP() throws IOException {
    // The smallest lossy one: a single point.
    String file = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
    BufferedImage picture = Picture.decode(Bytes.copyOf(Base64.getDecoder().decode(file)));
    assertThat(picture.getWidth()).isEqualTo(1);
    assertThat(picture.getHeight()).isEqualTo(1);
  }

  @Test
  void comparesEvenASinglePoint() throws IOException {
    Photograph point = Scene.photograph(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 0.9f);
    assertThat(point.compare(point).confirmed()).isFalse();
  }

  @Test
  void comparesALineOfPoints() throws IOException {
    Photograph line = Scene.photograph(new BufferedImage(4000, 2, BufferedImage.TYPE_INT_RGB), 1);
    assertThat(line.compare(line).confirmed()).isFalse();
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> Photograph.of(Bytes.utf8("<html>")))
        .isInstanceOf(UnreadablePictureException.class);
  }

  private static double confirmed(UnaryOperator<BufferedImage> edit, float quality)
      throws IOException {
    int confirmed = 0;
    int least = Integer.MAX_VALUE;
    for (int number = 0; number < PICTURES; number++) {
      BufferedImage picture = Scene.of(number);
      Photograph original = Scene.photograph(picture, 0.9f);
      Photograph edited = Scene.photograph(edit.apply(picture), quality);
      Photograph.Shared common = original.compare(edited);
      confirmed += common.confirmed() ? 1 : 0;
      least = Math.min(least, common.corners());
    }
    System.out.printf("F1 confirmed %d of %d, least corners %d%n", confirmed, PICTURES, least);
    return (double) confirmed / PICTURES;
  }
}
