package io.haetae.bench;

import io.haetae.app.campaign.BundlePictures;
import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.Declared;
import io.haetae.app.findings.FindingsReport;
import io.haetae.app.findings.Shown;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.objects.Shelves;
import io.haetae.app.report.Report;
import io.haetae.app.report.ReportData;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.study.StudyFile;
import io.haetae.core.watch.Country;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.Rereading;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ways of asking an archive, each some times in this process, which is warm.
 *
 * @param folder of the {@link GrowingStudy}
 * @param database of its archive
 * @param at what the rows begin with
 * @param times how often each
 */
record GrowthLooks(Path folder, ArchiveDatabase database, String at, int times) {
  private static final double MILLION = 1e6;

  private interface Work {
    void run() throws IOException;
  }

  List<Row> rows() throws IOException {
    Path archive = GrowingStudy.archive(folder);
    Path bundle = GrowthCurve.bundle(folder);
    List<Row> rows = new ArrayList<>();
    rows.add(row("status", () -> database.study().status(Instant.now())));
    rows.add(row("verify one bundle", () -> verify(bundle)));
    rows.add(row("find the last run", database::lastRun));
    rows.add(row("report of the last run", () -> report(archive)));
    rows.add(row("figures", () -> figures(archive)));
    Path written = Files.createTempDirectory("haetae-growth-findings-");
    rows.add(row("findings report with its data", () -> findings(archive, written)));
    Workshop.delete(written);
    rows.add(row("list the bundles", () -> Bundles.in(archive)));
    return rows;
  }

  private void verify(Path bundle) throws IOException {
    Trust trust = Trust.in(new ConfigurationHome(GrowingStudy.home(folder)).demo().trust());
    Verification verification =
        Verifier.verify(
                bundle, trust, Policy.standard().without(Policy.TLS), new Rereading(Adapters::of))
            .verification();
    if (!verification.passed()) {
      throw new IOException(bundle + " does not verify: " + verification.claims());
    }
  }

  private void report(Path archive) throws IOException {
    String run = database.lastRun().orElseThrow().name();
    try (BundleShelf shelf = Shelves.of(archive)) {
      Report.write(archive, ReportData.of(database, run, Instant.now()), new BundlePictures(shelf));
    }
  }

  private void figures(Path archive) throws IOException {
    ArchiveFigures.of(archive, database, declared(), NoticeBook.read(archive), Optional.empty());
  }

  private void findings(Path archive, Path written) throws IOException {
    FindingsReport.write(
        archive,
        database,
        declared(),
        Optional.empty(),
        Instant.now(),
        Shown.BOTH,
        Files.createTempDirectory(written, "report-"));
  }

  private Declared declared() throws IOException {
    return Declared.of(
        Country.KOREA, StudyFile.read(GrowingStudy.file(folder)).study().orElseThrow());
  }

  private Row row(String what, Work work) throws IOException {
    work.run();
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - start) / MILLION);
    }
    return Row.ratio(at + what + ", ms", Spread.of(millis), "");
  }
}
