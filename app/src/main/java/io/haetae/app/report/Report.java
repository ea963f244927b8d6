package io.haetae.app.report;

import io.haetae.app.storage.ArchiveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

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
    return Frame.of(
        demo ? Html.markup("lang=\"ko\" class=\"demo\"") : Html.markup("lang=\"ko\""),
        Heading.title(data),
        List.of(Html.file("report.css")),
        List.of(Html.file("icons.svg"), Heading.band(data)),
        List.of(
            Heading.of(data),
            QualitySection.of(data),
            VerdictSection.of(data),
            ListingSection.of(data, new PictureCell(pictures)),
            ControlSection.of(data),
            ExplanationSection.of()));
  }
}
