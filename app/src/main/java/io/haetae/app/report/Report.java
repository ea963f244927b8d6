package io.haetae.app.report;

import io.haetae.app.storage.ArchiveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The report of one run: {@code report.html} in the archive, in Korean and English. The page holds
 * everything it shows, runs no script and asks no network.
 */
public final class Report {
  /** The name of the file in the archive. */
  public static final String FILE = "report.html";

  private Report() {}

  /**
   * Writes the report, in place of an earlier one. The file is replaced whole or not at all.
   *
   * @param archive the archive's folder
   * @param data what it says
   * @param pictures gives the sealed pictures; one that cannot be read is shown as missing
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path write(Path archive, ReportData data, SealedPictures pictures)
      throws IOException {
    Path draft = Files.createTempFile(archive, "report", ".tmp");
    try {
      Files.writeString(draft, page(data, pictures).toString());
      return Files.move(
          draft,
          archive.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static Html page(ReportData data, SealedPictures pictures) {
    boolean demo = data.kind() == ArchiveKind.DEMO;
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="ko"{}>
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{}</title>
        <link rel="icon" href="data:,">
        <style>{}</style>
        </head>
        <body>
        {}
        {}
        <main>
        {}
        {}
        {}
        {}
        {}
        {}
        </main>
        </body>
        </html>
        """,
        demo ? Html.markup(" class=\"demo\"") : Html.none(),
        Heading.title(data).plain(),
        Html.file("report.css"),
        Html.file("icons.svg"),
        Heading.band(data),
        Heading.of(data),
        QualitySection.of(data),
        VerdictSection.of(data),
        ListingSection.of(data, new PictureCell(pictures)),
        ControlSection.of(data),
        ExplanationSection.of());
  }
}
