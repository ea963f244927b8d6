package io.haetae.app.command;

import io.haetae.app.campaign.Display;
import io.haetae.app.figures.MannersWords;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.StudyStatus;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.Manners;
import io.haetae.app.study.Study;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how a study stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tells how a study stands, running or not: lanes, due, done, verdicts, next due, end.")
final class StatusCommand implements Callable<Integer> {
  /** Moves to the first column of the first line and clears what follows. */
  private static final String CLEAR = "\u001b[H\u001b[J";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "the study file")
  private Path file = Path.of("");

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "5",
      description = {
        "draw it again every so many seconds (default ${FALLBACK-VALUE}) until the study",
        "has stopped or has nothing left to do"
      })
  private Optional<Integer> watch = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Study study = StudyCommand.sound(file);
    Clock clock = Clock.systemUTC();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = print(study, clock) && watch.isPresent();
      if (goesOn) {
        TimeUnit.SECONDS.sleep(Math.max(1, watch.get()));
      }
    }
    return ExitCode.FINE;
  }

  /** Opened for each look, for the process that serves the archive may end; tells of the future. */
  private boolean print(Study study, Clock clock) throws IOException {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(study.archive(), clock)) {
      StudyStatus status = database.study().status(clock.instant());
      if (watch.isPresent() && Display.ofProcess().terminal()) {
        spec.commandLine().getOut().print(CLEAR);
      }
      print(study, status);
      politeness(database.study().events());
      database.study().manners().stream()
          .map(lane -> "  " + MannersWords.line(lane))
          .forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return status.lanes().stream()
          .anyMatch(
              lane ->
                  lane.working() || (status.wanted() != Wanted.STOP && lane.nextDue().isPresent()));
    }
  }

  private void print(Study study, StudyStatus status) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: %s, ends %s%n", study.id(), words(status.wanted()), study.until());
    out.printf(
        "%-36s %-8s %5s %6s %6s %5s %7s  %s%n",
        "lane", "state", "due", "done", "events", "gaps", "blocked", "next due (UTC)");
    Map<String, Long> outcomes = new TreeMap<>();
    for (LaneStatus lane : status.lanes()) {
      long done = lane.done();
      out.printf(
          "%-36s %-8s %5d %6d %6d %5d %6.1f%%  %s%n",
          lane.lane(),
          state(status, lane),
          lane.due(),
          done,
          lane.events(),
          lane.gaps(),
          done == 0 ? 0.0 : 100.0 * lane.blocked() / done,
          next(lane));
      lane.outcomes().forEach((outcome, visits) -> outcomes.merge(outcome, visits, Long::sum));
    }
    outcomes.forEach((outcome, visits) -> out.printf("%7d  %s%n", visits, outcome));
    out.printf("What is due now takes about %s at this pace.%n", workedOff(study, status));
  }

  /** What the sites or the study's own manners forbade or put off so far. */
  private void politeness(Map<String, Long> events) {
    if (!events.isEmpty()) {
      spec.commandLine()
          .getOut()
          .println(
              new TreeMap<>(events)
                  .entrySet().stream()
                      .map(event -> event.getKey() + " " + event.getValue())
                      .collect(Collectors.joining(", ", "Politeness: ", "")));
    }
  }

  /** Lanes work side by side, so the fullest one counts; page loads themselves are not in it. */
  private static Duration workedOff(Study study, StudyStatus status) {
    Manners manners = study.manners();
    long most = status.lanes().stream().mapToLong(LaneStatus::due).max().orElse(0);
    double millis = manners.gap().toMillis() * (1 + manners.jitter() / 2) * most;
    return Duration.ofMinutes(Math.round(millis / 60_000));
  }

  private static String state(StudyStatus status, LaneStatus lane) {
    Wanted wanted = status.wanted() == Wanted.RUN ? lane.wanted() : status.wanted();
    if (lane.working()) {
      return "works";
    }
    return wanted == Wanted.RUN ? "waits" : words(wanted);
  }

  private static String words(Wanted wanted) {
    return switch (wanted) {
      case RUN -> "wanted";
      case PAUSE -> "paused";
      case STOP -> "stopped";
    };
  }

  private static String next(LaneStatus lane) {
    Optional<Instant> held = lane.heldUntil().filter(lane.nextDue().orElse(Instant.MAX)::isBefore);
    return held.map(until -> "held until " + shortened(until))
        .or(() -> lane.nextDue().map(StatusCommand::shortened))
        .orElse("never again");
  }

  private static String shortened(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
