package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.ImageText;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import io.haetae.matching.text.Wording;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TesseractTest {
  private static final List<List<String>> ONCE = List.of(List.of("--psm"));
  private static final List<String> LABEL =
      List.of("품명: 접이식 전기 온열기", "모델명: FH-20417B", "안전인증번호: XU101030-17003A", "정격: 220V 60Hz");

  @TempDir private Path folder = Path.of("");

  @Test
  void givesTheProgramAPictureDrawnAnewAndTakesItsText() throws IOException {
    Tesseract program = program("head -c 8 \"$1\" | grep -aq PNG && echo \"$2 $3 KC\"");
    assertThat(program.read(SealedOffers.picture(1, 40))).isEqualTo("stdout --psm KC\n");
    assertThatThrownBy(() -> program.read(Bytes.utf8("<svg/>"))).isInstanceOf(IOException.class);
  }

  @Test
  void saysThatTheProgramFailed() throws IOException {
    Bytes picture = SealedOffers.picture(1, 40);
    Tesseract failing = program("exit 7");
    assertThatThrownBy(() -> failing.read(picture)).hasMessageContaining("ended with 7");
    Tesseract missing = new Tesseract(folder.resolve("none").toString(), ONCE);
    assertThatThrownBy(() -> missing.read(picture)).isInstanceOf(IOException.class);
  }

  /** A label as Korean pages have them: pictures only. Letters of like shape are taken as one. */
  @Test
  void readsTheNumbersOfAKoreanLabelWhereTheProgramIsInstalled() throws IOException {
    Tesseract installed = Tesseract.installed();
    Font font = new Font("Noto Sans CJK KR", Font.PLAIN, 26);
    assumeTrue(installed.canStart(), "tesseract is not installed");
    assumeTrue(font.canDisplayUpTo(LABEL.getFirst()) < 0, "no Korean font");
    ImageText read = new ImageText(installed.read(label(font)));
    assertThat(read.stated(stated("XU101030-17003A", "FH-20417B")))
        .extracting(Reason::words)
        .containsExactly(
            "certificate XU101030-17003A, read from image", "model FH-20417B, read from image");
    assertThat(read.stated(stated("XU101030-18003A", "FH-20418B"))).isEmpty();
  }

  private static Subject stated(String certificate, String model) {
    return new Subject(
        Wording.ofTitle("온열기"),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(model),
        List.of(certificate));
  }

  private static Bytes label(Font font) throws IOException {
    BufferedImage image = new BufferedImage(620, 60 * LABEL.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    pen.setFont(font);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int line = 0; line < LABEL.size(); line++) {
      pen.drawString(LABEL.get(line), 20, 40 + 60 * line);
    }
    pen.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return Bytes.copyOf(file.toByteArray());
  }

  private Tesseract program(String script) throws IOException {
    Path file = folder.resolve("reads");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Tesseract(file.toString(), ONCE);
  }
}
