package io.haetae.app.command;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.history.Drift;
import io.haetae.core.history.Health;
import io.haetae.core.watch.SiteId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether sites have changed under their adapters. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Prints for each site and field how many pages lacked it, before and on the latest pages, and how",
      "many pages were not understood. What jumped is marked CHANGED with a bundle to look at; until it",
      "is back, nothing is concluded on that site. Exit code 1 if anything jumped."
    })
final class AdaptersHealthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Override
  public Integer call() {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      return print(database.health());
    }
  }

  private int print(Health health) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-14s %-10s %14s %14s%n", "SITE", "MISSING", "BEFORE", "LATELY");
    boolean changed = false;
    for (Map.Entry<SiteId, List<Drift>> site : health.sites().entrySet()) {
      for (Drift drift : site.getValue()) {
        out.printf(
            "%-14s %-10s %14s %14s%s%n",
            site.getKey(),
            drift.what(),
            drift.missedBefore() + " of " + drift.before(),
            drift.missedLately() + " of " + drift.lately(),
            drift.jumped() ? "  CHANGED" : "");
        changed |= drift.jumped();
      }
      health.alarm(site.getKey()).ifPresent(alarm -> out.println("  " + alarm));
    }
    return changed ? ExitCode.CHECK_FAILED : ExitCode.FINE;
  }
}
