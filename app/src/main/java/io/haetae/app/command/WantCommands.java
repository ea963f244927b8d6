package io.haetae.app.command;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people want of a study or of one of its lanes, told through the archive's database. */
abstract class WantCommands implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "the study file")
  private Path file = Path.of("");

  @Option(
      names = "--lane",
      paramLabel = "LANE",
      description = "only this lane, as haetae status names it")
  private Optional<String> lane = Optional.empty();

  private final Wanted wanted;

  private WantCommands(Wanted wanted) {
    this.wanted = wanted;
  }

  @Override
  public Integer call() throws IOException {
    Study study = StudyCommand.sound(file);
    Clock clock = Clock.systemUTC();
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(study.archive(), clock)) {
      List<String> known =
          database.study().status(clock.instant()).lanes().stream().map(LaneStatus::lane).toList();
      if (lane.isPresent() && !known.contains(lane.get())) {
        throw new InputException(
            "there is no lane \"" + lane.get() + "\"; known are " + String.join(", ", known));
      }
      database.lanes().want(lane.orElse(LaneTables.ALL), wanted);
    }
    spec.commandLine()
        .getOut()
        .println(lane.orElse(study.id()) + ": " + spec.name() + " is noted; see: haetae status");
    return ExitCode.FINE;
  }

  /** Nothing new starts; the process waits. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets a running study, or one lane, finish its visit and wait.")
  static final class Pause extends WantCommands {
    Pause() {
      super(Wanted.PAUSE);
    }
  }

  /** Visits are made again. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a paused study, or one lane, go on.")
  static final class Resume extends WantCommands {
    Resume() {
      super(Wanted.RUN);
    }
  }

  /** The process ends. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Lets a running study finish its visits and end; or one lane make no more.")
  static final class Stop extends WantCommands {
    Stop() {
      super(Wanted.STOP);
    }
  }
}
