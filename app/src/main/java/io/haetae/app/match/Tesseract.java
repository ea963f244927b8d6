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
 * @param program its name or path
 * @param passes its options for each time that it reads a picture
 */
public record Tesseract(String program, List<List<String>> passes) {
  private static final int SECONDS = 60;

  /** Copies the lists. */
  public Tesseract {
    passes = passes.stream().map(List::copyOf).toList();
  }

  /**
   * The one on the path. It reads each picture twice: beside Korean it takes the Latin letters of
   * certificate numbers for Korean ones, in English alone for none (measured 2026-11-26 with
   * Tesseract 5.3 on two numbers drawn at 16 to 32 pixels: 4 of 8, and 8 of 8).
   */
  public static Tesseract installed() {
    return new Tesseract(
        "tesseract",
        List.of(List.of("-l", "kor+eng", "--psm", "11"), List.of("-l", "eng", "--psm", "11")));
  }

  /** Whether the program can be started. */
  public boolean canStart() {
    try {
      new ProcessBuilder(program, "--version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException missing) {
      return false;
    }
  }

  /**
   * The text of a picture, once for each pass; empty if it holds none.
   *
   * @throws UnreadablePictureException if the file is no picture
   * @throws IOException if the program is not there, fails, or takes longer than a minute
   */
  public String read(Bytes file) throws IOException {
    Bytes plain = PlainPicture.png(file);
    Path picture = Files.createTempFile("haetae-ocr-", ".png");
    try {
      Files.write(picture, plain.toArray());
      StringBuilder text = new StringBuilder();
      for (List<String> options : passes) {
        text.append(read(picture, options));
      }
      return text.toString();
    } finally {
      Files.delete(picture);
    }
  }

  private String read(Path picture, List<String> options) throws IOException {
    List<String> call = new ArrayList<>(List.of(program, picture.toString(), "stdout"));
    call.addAll(options);
    Path text = Files.createTempFile("haetae-ocr-", ".txt");
    Process process =
        new ProcessBuilder(call)
            .redirectOutput(text.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program + " took longer than " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new IOException(program + " ended with " + process.exitValue());
      }
      return Files.readString(text);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", stopped);
    } finally {
      process.destroyForcibly();
      Files.delete(text);
    }
  }
}
