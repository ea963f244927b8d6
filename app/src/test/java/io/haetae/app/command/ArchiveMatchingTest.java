package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.match.DecisionLog;
import io.haetae.app.match.SealedOffers;
import io.haetae.app.match.SealedOffers.Page;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.Samples;
import io.haetae.core.browse.Bytes;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Offers of sealed bundles, from their photographs to a person's decision. */
final class ArchiveMatchingTest {
  private static final String GTIN = ",\"gtin13\":\"8595523000641\"";

  @TempDir private static Path archive = Path.of("");
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void sealPages() throws IOException {
    Bytes heater = SealedOffers.picture(1, 300);
    SealedOffers.seal(
        archive,
        List.of(
            page("1", "Folding fan heater FH-2041 220V", "Warm Shop", GTIN, heater, "A12/1"),
            page("2", "Cosy winter companion for your desk", "Other Shop", "", heater, ""),
            page("3", "Heater", "Third Shop", GTIN, SealedOffers.picture(2, 300), ""),
            page("4", "Magnetic building blocks", "Toys", "", SealedOffers.picture(3, 300), "")));
  }

  private static Page page(
      String number, String title, String seller, String extra, Bytes picture, String item) {
    return new Page(
        number,
        title,
        seller,
        extra,
        picture,
        item.isEmpty() ? Optional.empty() : Optional.of(item));
  }

  @Test
  void findsARelistingByItsSealedPhotographAndByItsGtinAndKeepsBoth() throws IOException {
    String found = run(new CandidatesCommand(), archive.toString());
    assertThat(found)
        .contains("generic:www.generic.example/p/2", "generic:www.generic.example/p/3")
        .doesNotContain("generic.example/p/4")
        .contains("2 candidates, 0 of them confirmed relistings, 2 wait for a person");
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Samples.CLOCK)) {
      List<CandidateRow> rows = database.candidates().all();
      assertThat(rows).extracting(CandidateRow::grade).containsExactly("SameItem", "Undecided");
      CandidateRow pictured = rows.getLast();
      assertThat(pictured.detail()).contains("\"samePhotograph\":true", "are of one origin");
      Path drawing = archive.resolve(pictured.drawing().orElseThrow());
      assertThat(ImageIO.read(drawing.toFile()).getWidth()).isEqualTo(976);
      new DecisionLog(archive, database.candidates(), Samples.CLOCK)
          .decide("kim", pictured, Answer.SAME);
    }
    // A decision outlives a new search; an identifier counts only where the user accepts it.
    assertThat(run(new CandidatesCommand(), archive.toString())).contains("decided SAME");
    assertThat(run(new CandidatesCommand(), "--json", archive.toString()))
        .contains("\"state\":\"not decided\"");
    assertThat(run(new CandidatesCommand(), "--json", "--accept", "GTIN", archive.toString()))
        .contains("\"state\":\"by GTIN\"");
  }

  @Test
  void findsOffersByWordsByNumberAndByPhotograph() throws IOException {
    assertThat(run(new SearchArchiveCommand(), archive.toString(), "히터 fan"))
        .contains("www.generic.example/p/1");
    assertThat(run(new SearchArchiveCommand(), archive.toString(), "8595523000641"))
        .contains("p/1", "p/3", "equal GTIN");
    Path picture = folder.resolve("asked.png");
    Files.write(picture, SealedOffers.picture(1, 200).toArray());
    assertThat(run(new SearchArchiveCommand(), archive.toString(), picture.toString()))
        .contains("p/1", "p/2", "2 of 4 offers")
        .doesNotContain("p/3", "p/4");
  }

  @Test
  void matchesTwoBundlesByTheirSealedPhotographs() throws IOException {
    List<Path> bundles = Bundles.in(archive);
    Path drawing = folder.resolve("drawing.png");
    String found =
        run(
            new MatchCommand(),
            "--draw",
            drawing.toString(),
            bundles.get(0).toString(),
            bundles.get(1).toString());
    assertThat(found)
        .startsWith("Undecided")
        .contains("+ photograph 1 and photograph 1 are of one");
    assertThat(drawing).isNotEmptyFile();
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments);
    assertThat(exit).as(out.toString()).isEqualTo(ExitCode.FINE);
    return out.toString();
  }
}
