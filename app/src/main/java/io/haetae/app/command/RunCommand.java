package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.Display;
import io.haetae.app.campaign.MetricsServer;
import io.haetae.app.campaign.Person;
import io.haetae.app.campaign.StudyRun;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a study until its end or until it is told to stop (Ctrl-C, or haetae stop). Goes on",
      "where it was left, however it ended. Other processes may ask for its status meanwhile."
    })
final class RunCommand implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 60;
  private static final int LONGEST_PATIENCE = 60;

  @Spec private CommandSpec spec;
  @Mixin private BrowserOptions browser;
  @Mixin private KeyOptions keys;

  @Option(
      names = "--metrics",
      paramLabel = "PORT",
      description = {
        "answer on this port of loopback: /metrics for Prometheus, and /health;",
        "0 takes any free port and says which"
      })
  private Optional<Integer> metrics = Optional.empty();

  @Option(
      names = "--attended",
      description = {
        "show the browser's window, and hand a challenge to whoever sits before it: the visit",
        "waits, and its bundle and the log record it. Nothing is solved without a person"
      })
  private boolean attended;

  @Option(
      names = "--patience",
      paramLabel = "MINUTES",
      defaultValue = "5",
      description = "how long a visit waits for that person, 1 to 60 (default: ${DEFAULT-VALUE})")
  private int patience;

  @Parameters(paramLabel = "STUDY", description = "the study file")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (patience < 1 || patience > LONGEST_PATIENCE) {
      throw new InputException("--patience takes 1 to 60 minutes, not " + patience);
    }
    browser.refuseProfile("the study's evidence.profile says it");
    Study study = StudyCommand.sound(file);
    Clock clock = Clock.systemUTC();
    ArchiveKind kind = study.simulated() ? ArchiveKind.DEMO : ArchiveKind.STUDY;
    try (Archive archive =
        Archive.open(study.archive(), kind, KeyOptions.home(), keys.secrets(), clock)) {
      archive.requireKeysOf(study.evidence().profile());
      StudyGate.Waiting waiting = length -> TimeUnit.NANOSECONDS.sleep(length.toNanos());
      Display display = Display.ofProcess();
      StudyRun run =
          new StudyRun(
              study,
              archive,
              attended
                  ? browser.attended(BrowserOptions.PAGE_LIMIT, study.evidence().ofBrowser())
                  : browser.source(BrowserOptions.PAGE_LIMIT, study.evidence().ofBrowser()),
              waiting,
              display,
              clock,
              attended
                  ? Optional.of(new Person(Duration.ofMinutes(patience), waiting, display, clock))
                  : Optional.empty());
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, ended), "stop-on-signal"));
      Optional<MetricsServer> answering = answer(archive, clock);
      try {
        boolean complete = run.run();
        spec.commandLine()
            .getOut()
            .println(complete ? "The study has ended." : "Stopped; run it again to go on.");
      } finally {
        answering.ifPresent(MetricsServer::close);
        ended.countDown();
      }
    }
    return ExitCode.FINE;
  }

  /** Answers on loopback if that was asked for. */
  private Optional<MetricsServer> answer(Archive archive, Clock clock) throws IOException {
    if (metrics.isEmpty()) {
      return Optional.empty();
    }
    MetricsServer server =
        MetricsServer.start(
            metrics.get(), () -> archive.database().study().status(clock.instant()));
    spec.commandLine()
        .getOut()
        .printf("Metrics are at http://127.0.0.1:%d/metrics%n", server.port())
        .flush();
    return Optional.of(server);
  }

  private static void stop(StudyRun run, CountDownLatch ended) {
    run.stop();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("haetae: a visit did not finish in time; it is made anew");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
