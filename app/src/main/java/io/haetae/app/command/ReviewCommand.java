package io.haetae.app.command;

import io.haetae.app.match.Decisions;
import io.haetae.app.review.ReviewServer;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.Kappa;
import io.haetae.core.figures.estimate.Range;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person decide about candidates. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a page on this machine on which a person decides about an archive's candidates, by",
      "keyboard: 1 same, 2 other option, 3 different, 4 unsure, z undo. Only who has the",
      "printed address can open it. Every decision is added to decisions.jsonl of the archive",
      "and to its database. A second reader uses another --reader; readers see each other's",
      "answers only when they are through."
    })
final class ReviewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "who decides (default: ${DEFAULT-VALUE})")
  private String reader = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "where to listen on 127.0.0.1 (default: any free port)")
  private int port;

  @Option(
      names = "--agreement",
      description = "only print how far the readers agree: Cohen's kappa with its interval")
  private boolean agreement;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!ArchiveDatabase.isIn(archive)) {
      throw new InputException(archive + " is no archive: it holds no database");
    }
    if (!reader.matches("\\S.{0,63}")) {
      throw new InputException("A reader's name has 1 to 64 characters, not \"" + reader + "\"");
    }
    Clock clock = Clock.systemUTC();
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, clock)) {
      PrintWriter out = spec.commandLine().getOut();
      if (agreement) {
        printAgreement(out, Decisions.of(database.candidates().decisions()));
        return ExitCode.FINE;
      }
      if (database.candidates().all().isEmpty()) {
        throw new InputException(
            "There is nothing to decide; find candidates first: haetae candidates " + archive);
      }
      try (ReviewServer server =
          ReviewServer.start(archive, database.candidates(), reader, port, clock)) {
        out.printf("%s decides at %s%n", reader, server.address());
        out.println("Whoever has this address can decide. Ctrl-C ends.");
        out.flush();
        new CountDownLatch(1).await();
      }
    }
    return ExitCode.FINE;
  }

  private static void printAgreement(PrintWriter out, Decisions decisions) {
    List<String> readers = List.copyOf(decisions.readers());
    if (readers.size() < 2) {
      out.printf("Agreement takes two readers; there are %d.%n", readers.size());
    }
    for (int i = 0; i < readers.size(); i++) {
      for (int j = i + 1; j < readers.size(); j++) {
        Optional<Kappa> kappa = decisions.kappa(readers.get(i), readers.get(j));
        out.printf(
            "%s, %s: %s%n",
            readers.get(i),
            readers.get(j),
            kappa.map(ReviewCommand::words).orElse("agreement beyond chance cannot be told"));
      }
    }
  }

  private static String words(Kappa kappa) {
    Range range = kappa.interval(Confidence.NINETY_FIVE);
    return String.format(
        Locale.ROOT,
        "kappa %.2f (95 %%: %.2f to %.2f) over %d cases",
        kappa.value(),
        range.low(),
        range.high(),
        kappa.cases());
  }
}
