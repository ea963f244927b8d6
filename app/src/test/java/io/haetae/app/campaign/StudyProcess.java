package io.haetae.app.campaign;

import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.fixtures.ScriptlessBrowser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a study until nothing is due, for tests that kill it. */
final class StudyProcess {
  private StudyProcess() {}

  /**
   * The study file, the archive, for how many seconds a lane is leased, and at which sealing the
   * process stops itself, 0 for none.
   */
  public static void main(String[] arguments) throws Exception {
    Study study = StudyFile.read(Path.of(arguments[0])).study().orElseThrow();
    int stopAt = Integer.parseInt(arguments[3]);
    SmallStudy.runUntilNothingIsDue(
        stopAt == 0 ? Clock.systemUTC() : new StoppingClock(stopAt),
        SmallStudy.onAnotherMachine(study, Path.of(arguments[1])),
        () -> new ScriptlessBrowser(Clock.systemUTC(), SmallStudy.PAGE_LIMIT),
        new Display(System.out, false),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()),
        Duration.ofSeconds(Long.parseLong(arguments[2])));
  }

  /** Starts one; what it says is a line for each visit, and its log. */
  static Process start(Path studyFile, Path archive, Duration leased, File log) throws IOException {
    return startThatStops(studyFile, archive, leased, log, 0);
  }

  /** Starts one that stops itself in the middle of its nth sealing, until it is continued. */
  static Process startThatStops(
      Path studyFile, Path archive, Duration leased, File log, int sealing) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StudyProcess.class.getName(),
            studyFile.toString(),
            archive.toString(),
            Long.toString(leased.toSeconds()),
            Integer.toString(sealing))
        .redirectError(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
