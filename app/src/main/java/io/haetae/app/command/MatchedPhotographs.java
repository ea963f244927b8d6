package io.haetae.app.command;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.UnreadablePictureException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** How two photographs that a user names stand to each other. */
record MatchedPhotographs(String left, String right, Photograph.Shared shared) {
  /** Whether a name ends as files of photographs do. */
  static boolean isPhotograph(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".+\\.(jpe?g|png|gif|bmp|webp)");
  }

  /**
   * Compares two files.
   *
   * @throws InputException if one is missing or no picture
   * @throws IOException if one cannot be read
   */
  static MatchedPhotographs of(String left, String right) throws IOException {
    return new MatchedPhotographs(left, right, photograph(left).compare(photograph(right)));
  }

  private static Photograph photograph(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw new InputException(file + ": there is no such file");
    }
    try {
      return Photograph.of(Bytes.copyOf(Files.readAllBytes(file)));
    } catch (UnreadablePictureException damaged) {
      throw new InputException(file + ": " + damaged.getMessage());
    }
  }

  /** In words. */
  String text() {
    return "%s%n  %d of 256 bits of PDQ differ, %d of 64 of dHash; corners agree in %d places"
        .formatted(
            shared.confirmed() ? "SamePhotograph" : "NotConfirmed",
            shared.bits(),
            shared.differences(),
            shared.corners());
  }

  /** As a JSON object. */
  ObjectNode json() {
    return Json.object()
        .put("left", left)
        .put("right", right)
        .put("samePhotograph", shared.confirmed())
        .put("pdqBitsDiffering", shared.bits())
        .put("dHashBitsDiffering", shared.differences())
        .put("placesAgreeing", shared.corners());
  }
}
