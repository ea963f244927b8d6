package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.Study;
import io.haetae.core.watch.WatchItem;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.Truth;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study whose process is killed with lanes side by side, some recorded visits and a short random
 * time after its start. None of its states asks for a second look, so each listing is visited once.
 * {@code -Dhaetae.kills=50} makes it 50 times.
 */
@Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KilledStudyIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int KILLS = Kills.count(3);
  private static final int MOST_VISITS = 6;
  private static final int LONGEST_MILLIS = 300;
  private static final Pattern OBSERVED = Pattern.compile("\\S+Z (\\S+): .*");

  @TempDir private Path folder;

  private final Set<String> announced = new HashSet<>();

  @Test
  void eachPlannedVisitEndsInOneObservationAndOneBundleAndTheLogAgrees() throws Exception {
    Random moments = Kills.moments("KilledStudyIT");
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(CLOCK, scenario)) {
      List<WatchItem> items =
          SmallStudy.items(scenario, Truth.ON_SALE, Truth.SOLD_OUT, Truth.EMPTY_SHELL);
      Study study = SmallStudy.write(folder, CLOCK, market, items, FixtureMarket.SITES.size());
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = start(study);
        try (BufferedReader said = process.inputReader()) {
          collect(said, moments.nextInt(MOST_VISITS));
          process.waitFor(moments.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
          // The handle leaves what the process said to be read; the process itself would close it.
          process.toHandle().destroyForcibly();
          process.waitFor();
          collect(said, Integer.MAX_VALUE);
        }
      }
      Process last = start(study);
      try (BufferedReader said = last.inputReader()) {
        collect(said, Integer.MAX_VALUE);
      }
      assertThat(last.waitFor()).isZero();
      assertComplete(study, items, "after %d kills".formatted(KILLS));
    }
  }

  private void assertComplete(Study study, List<WatchItem> items, String story) throws IOException {
    Aftermath after = Aftermath.of(List.of(study.archive()), story);
    after.isComplete(items, story);
    assertThat(after.rows().stream().map(row -> row.visit().listing().toString()))
        .as(story)
        .containsAll(announced);
  }

  private Process start(Study study) throws IOException {
    return StudyProcess.start(
        folder.resolve("study.yaml"),
        study.archive(),
        Duration.ofSeconds(30),
        folder.resolve("log.txt").toFile());
  }

  /** Reads until so many visits are said to be recorded, or the process said its last. */
  private void collect(BufferedReader said, int most) throws IOException {
    for (int visits = 0; visits < most; ) {
      String line = said.readLine();
      if (line == null) {
        return;
      }
      Matcher observed = OBSERVED.matcher(line);
      if (observed.matches()) {
        announced.add(observed.group(1));
        visits++;
      }
    }
  }
}
