package io.haetae.app.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Objects;

/** The commented example of a study file. */
public final class StudyTemplate {
  private static final String WATCH = "watch-example.csv";

  private StudyTemplate() {}

  /**
   * Writes an example that passes the check, and beside it the watch-list that it names.
   *
   * @param today the day that the study begins
   * @throws IOException if a file is there already or cannot be written
   */
  public static void write(Path file, LocalDate today) throws IOException {
    String text =
        resource("study.yaml")
            .replace("FROM", today.toString())
            .replace("UNTIL", today.plusYears(1).toString());
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    Path list = file.toAbsolutePath().resolveSibling(WATCH);
    if (!Files.exists(list)) {
      Files.writeString(list, resource(WATCH), StandardCharsets.UTF_8);
    }
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(StudyTemplate.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name + " cannot be read from the program", unreadable);
    }
  }
}
