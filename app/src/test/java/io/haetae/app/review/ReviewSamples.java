package io.haetae.app.review;

import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.core.watch.ListingId;
import io.haetae.verifier.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** Candidates as a study has them, one of them hostile. */
final class ReviewSamples {
  static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
          + " javascript:alert(1) ${7*7} \u202Egnp.exe";
  static final String DRAWING = "0123456789abcdef0123456789abcdef.png";

  private ReviewSamples() {}

  static List<CandidateRow> rows() {
    return List.of(
        row("shop:1", 0.95, Standing.R1, "Folding heater 220V white", Optional.of(DRAWING)),
        row("shop:2", 0.80, Standing.R2, HOSTILE, Optional.empty()),
        row("shop:3", 0.60, Standing.COEXISTING, "접이식 온열기 110V", Optional.empty()));
  }

  private static CandidateRow row(
      String listing,
      double probability,
      Standing standing,
      String title,
      Optional<String> drawing) {
    ObjectNode detail = Json.object();
    detail.putObject("left").put("title", "Folding heater 220V black").put("price", "12.00 USD");
    detail.putObject("right").put("title", title).put("price", "12.00 USD");
    detail
        .putArray("reasons")
        .addObject()
        .put("kind", "BRAND")
        .put("supports", true)
        .put("words", "equal brand: " + title);
    return new CandidateRow(
        "A12/1",
        ListingId.parse(listing),
        Optional.of(ListingId.parse("shop:0")),
        "Undecided",
        probability,
        standing,
        Instant.parse("2026-11-01T00:00:00Z"),
        Optional.empty(),
        Json.canonical(detail),
        drawing.map("candidates/"::concat));
  }

  /** The drawing that a row names. */
  static void draw(Path archive) throws IOException {
    Path folder = Files.createDirectories(archive.resolve("candidates"));
    BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "png", folder.resolve(DRAWING).toFile());
  }
}
