package io.haetae.app.campaign;

import io.haetae.app.study.StudyFile;
import io.haetae.fixtures.ScriptlessBrowser;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a study until nothing is due, for tests that kill it. */
final class StudyProcess {
  private StudyProcess() {}

  /** The study file. */
  public static void main(String[] arguments) throws Exception {
    SmallStudy.runUntilNothingIsDue(
        StudyFile.read(Path.of(arguments[0])).study().orElseThrow(),
        () -> new ScriptlessBrowser(Clock.systemUTC(), SmallStudy.PAGE_LIMIT),
        new Display(System.out, false),
        length -> TimeUnit.NANOSECONDS.sleep(length.toNanos()));
  }
}
