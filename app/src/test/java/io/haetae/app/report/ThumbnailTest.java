package io.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class ThumbnailTest {
  @Test
  void aWindowsPictureBecomesASmallJpegOfTheSameShape() throws IOException {
    Bytes small = Thumbnail.of(ReportSamples.picture(1280, 800)).orElseThrow();

    BufferedImage image = ImageIO.read(small.open());
    assertThat(small.size()).isLessThanOrEqualTo(20_000);
    assertThat(image.getWidth()).isEqualTo(360);
    assertThat(image.getHeight()).isEqualTo(225);
    assertThat(image.getRGB(180, 5) & 0xFF).isLessThan(80);
  }

  @Test
  void evenNoiseFitsIntoTwentyKilobytes() throws IOException {
    Random random = new Random(7);
    BufferedImage noise = new BufferedImage(1280, 960, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < noise.getWidth(); x++) {
      for (int y = 0; y < noise.getHeight(); y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(noise, "png", png);

    Bytes small = Thumbnail.of(Bytes.copyOf(png.toByteArray())).orElseThrow();

    assertThat(small.size()).isLessThanOrEqualTo(20_000);
  }

  @Test
  void ofATallPictureTheTopIsKept() throws IOException {
    Bytes small = Thumbnail.of(ReportSamples.picture(400, 4_000)).orElseThrow();

    assertThat(ImageIO.read(small.open()).getHeight()).isEqualTo(270);
  }

  @Test
  void bytesThatAreNoPictureGiveNone() throws IOException {
    assertThat(Thumbnail.of(Bytes.utf8("<html>"))).isEmpty();
  }

  @Test
  void aPictureThatClaimsToBeHugeIsNotDecoded() throws IOException {
    byte[] png = ReportSamples.picture(8, 8).toArray();
    png[16] = 0x00;
    png[17] = 0x10;
    png[20] = 0x00;
    png[21] = 0x10;

    assertThat(Thumbnail.of(Bytes.copyOf(png))).isEmpty();
  }

  @Test
  void aPictureThatIsCutOffIsDamaged() throws IOException {
    byte[] png = ReportSamples.picture(640, 400).toArray();
    Bytes cut = Bytes.copyOf(Arrays.copyOf(png, 60));

    assertThatThrownBy(() -> Thumbnail.of(cut)).isInstanceOf(IOException.class);
  }
}
