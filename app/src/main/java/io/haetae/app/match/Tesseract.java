package io.haetae.app.match;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.image.PlainPicture;
import io.haetae.matching.image.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the text of pictures with Tesseract, a program that the user installs (Debian:
 * tesseract-ocr, tesseract-ocr-kor). It is given pictures drawn anew, never a stranger's file.
 *
 * @param command how the program is called
 */
public record Tesseract(List<String> command) {
  private static final int SECONDS = 60;

  /** Copies the list. */
  public Tesseract {
    command = List.copyOf(command);
  }

  /** The one on the path, for Korean and English. */
  public static Tesseract installed() {
    return new Tesseract(List.of("tesseract", "-l", "kor+eng", "--psm", "11"));
  }

  /**
   * The text of a picture; empty if it holds none.
   *
   * @throws UnreadablePictureException if the file is no picture
   * @throws IOException if the program is not there, fails, or takes longer than a minute
   */
  public String read(Bytes file) throws IOException {
    Bytes plain = PlainPicture.png(file);
    Path picture = Files.createTempFile("haetae-ocr-", ".png");
    try {
      Files.write(picture, plain.toArray());
      return read(picture);
    } finally {
      Files.delete(picture);
    }
  }

  private String read(Path picture) throws IOException {
    List<String> call = new ArrayList<>(command);
    call.addAll(1, List.of(picture.toString(), "stdout"));
    Path text = Files.createTempFile("haetae-ocr-", ".txt");
    Process process =
        new ProcessBuilder(call)
            .redirectOutput(text.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.getFirst() + " took longer than " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " ended with " + process.exitValue());
      }
      return Files.readString(text);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(command.getFirst() + " was interrupted", stopped);
    } finally {
      process.destroyForcibly();
      Files.delete(text);
    }
  }
}
