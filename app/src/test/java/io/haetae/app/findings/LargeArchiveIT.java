package io.haetae.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.Samples;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All figures and the report of an archive with so many listings, in a process with a bounded heap;
 * {@code -Dhaetae.listings=100000 -Dhaetae.heap=2g} is the large study of docs/statistics.md. With
 * {@code -Dhaetae.archive=FOLDER} the archive is made in that folder unless it is there, and stays.
 */
final class LargeArchiveIT {
  private static final int LISTINGS = Integer.getInteger("haetae.listings", 300);
  private static final String HEAP = System.getProperty("haetae.heap", "128m");

  @TempDir private Path folder;

  @Test
  void itsFiguresAndItsReportNeedNoMoreThanTheHeap() throws Exception {
    Path archive =
        Optional.ofNullable(System.getProperty("haetae.archive")).map(Path::of).orElse(folder);
    if (!ArchiveDatabase.isIn(archive)) {
      LargeArchive.write(Files.createDirectories(archive), LISTINGS);
    }
    Path out = folder.resolve("out");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeArchiveIT.class.getName(),
                archive.toString(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(said);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("on sale %d of %d".formatted(LargeArchive.onSale(LISTINGS), LISTINGS / 3 * 3));
    // A page holds 250 listings, however many there are; a browser lays out so many nodes in less
    // than two seconds (docs/performance.md).
    for (Path page : FindingsReport.pagesIn(out)) {
      assertThat(Files.size(page)).isLessThan(20_000_000);
      assertThat(Jsoup.parse(Files.readString(page)).getAllElements().size()).isLessThan(30_000);
    }
  }

  /** The archive's folder, and that of the report. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(folder, Samples.CLOCK)) {
      long start = System.nanoTime();
      figures(folder, archive);
      long told = System.nanoTime();
      FindingsReport.write(
          folder,
          archive,
          FindingsSamples.DECLARED,
          Optional.empty(),
          Instant.parse("2027-02-01T00:00:00Z"),
          Shown.BOTH,
          Path.of(arguments[1]));
      System.out.printf(
          "figures %d ms, report %d ms%n",
          (told - start) / 1_000_000, (System.nanoTime() - told) / 1_000_000);
    }
  }

  /** Lets go of the figures before the report folds the observations again. */
  private static void figures(Path folder, ArchiveDatabase archive) throws IOException {
    Figure figure =
        ArchiveFigures.of(
                folder,
                archive,
                FindingsSamples.DECLARED,
                NoticeBook.read(folder),
                Optional.empty())
            .figures()
            .stream()
            .filter(f -> f.definition() == Definition.AVAILABILITY && f.group().isEmpty())
            .findFirst()
            .orElseThrow();
    if (figure.result() instanceof Measured measured) {
      System.out.printf("on sale %.0f of %.0f%n", measured.numerator(), measured.denominator());
    }
  }
}
