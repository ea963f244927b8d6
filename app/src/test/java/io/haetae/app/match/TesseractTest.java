package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TesseractTest {
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
    Tesseract missing = new Tesseract(List.of(folder.resolve("none").toString()));
    assertThatThrownBy(() -> missing.read(picture)).isInstanceOf(IOException.class);
  }

  private Tesseract program(String script) throws IOException {
    Path file = folder.resolve("reads");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Tesseract(List.of(file.toString(), "--psm"));
  }
}
