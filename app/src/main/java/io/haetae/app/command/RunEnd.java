package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.BundlePictures;
import io.haetae.app.campaign.RunResult;
import io.haetae.app.report.Report;
import io.haetae.app.report.ReportData;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.engine.Campaign;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Verdict;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What is said when a run ends: the verdicts, whether the bundles verify, where the report is. */
final class RunEnd {
  private static final int TITLE_WIDTH = 40;

  private final CommandLine line;
  private final PrintWriter out;
  private final Archive archive;

  RunEnd(CommandLine line, Archive archive) {
    this.line = line;
    this.out = line.getOut();
    this.archive = archive;
  }

  /** Says it, writes the report and returns the exit code. */
  int report(RunResult result) throws IOException {
    List<ObservationRow> rows = archive.database().observations(result.run());
    rows.forEach(this::row);
    out.println();
    counts(rows).forEach((verdict, count) -> out.printf("%5d  %s%n", count, verdict));
    boolean verified = verifyAll(rows);
    Path report =
        Report.write(
            archive.folder(),
            ReportData.of(archive.database(), result.run(), Instant.now()),
            new BundlePictures(archive.shelf()));
    out.println("Report: " + report);
    for (Campaign.LaneFailure failure : result.failures()) {
      line.getErr()
          .println(
              "haetae: the lane "
                  + failure.lane()
                  + " ended early: "
                  + failure.cause().getMessage());
    }
    if (result.left() > 0) {
      out.printf("%d visits are left; go on with --resume%n", result.left());
    }
    return exitCode(result, verified);
  }

  private void row(ObservationRow row) {
    out.printf(
        "%-28s %-17s %-32s %s%n",
        row.visit().listing(),
        row.visit().purpose() == Purpose.TARGET ? "" : "(" + purpose(row) + ")",
        row.verdict().described(),
        shortened(row.title().orElse("")));
  }

  private static String purpose(ObservationRow row) {
    return switch (row.visit().purpose()) {
      case TARGET -> "target";
      case SEARCH -> "search";
      case CANDIDATE -> "candidate";
      case PROBE -> "first look";
      case CONTROL_ON_SALE -> "control on sale";
      case CONTROL_ABSENT -> "control absent";
    };
  }

  private static String shortened(String title) {
    return title.length() <= TITLE_WIDTH ? title : title.substring(0, TITLE_WIDTH) + "\u2026";
  }

  private static Map<String, Long> counts(List<ObservationRow> rows) {
    return rows.stream()
        .filter(row -> row.visit().purpose() == Purpose.TARGET)
        .map(ObservationRow::verdict)
        .map(Verdict::described)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private boolean verifyAll(List<ObservationRow> rows) throws IOException {
    List<String> bundles =
        rows.stream().flatMap(row -> row.evidence().stream()).map(EvidenceRef::path).toList();
    List<Path> failed = new ArrayList<>();
    TrustOptions trust = new TrustOptions();
    for (String bundle : bundles) {
      try (BundleShelf.Loan loan = archive.shelf().borrow(bundle)) {
        if (!trust.verify(loan.folder()).passed()) {
          failed.add(archive.folder().resolve(bundle));
        }
      }
    }
    out.printf("%n%d of %d bundles verify%n", bundles.size() - failed.size(), bundles.size());
    failed.forEach(bundle -> out.println("  FAIL: " + bundle + "; see: haetae verify " + bundle));
    return failed.isEmpty();
  }

  private static int exitCode(RunResult result, boolean verified) {
    if (!result.failures().isEmpty()) {
      return ExitCode.ENVIRONMENT;
    }
    return verified ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }
}
