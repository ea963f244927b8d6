package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.RunRow;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.verifier.Bundles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign whose process is killed again and again: at moments counted from a visit that it said
 * was recorded, so that a slow machine is killed as deep in its work as a quick one, and at times
 * before it said anything. {@code -Dhaetae.kills=50} makes it 50 times.
 */
final class KilledCampaignIT {
  private static final int KILLS = Integer.getInteger("haetae.kills", 8);
  private static final int MOST_VISITS = 4;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final Pattern OBSERVED = Pattern.compile("\\d+/\\d+ target (\\S+): .*");

  @TempDir private Path folder;

  private final Set<String> announced = new HashSet<>();
  private final Set<Path> verified = new HashSet<>();

  @Test
  void killsLoseNoFinishedVisitAndLeaveNoHalfBundle() throws Exception {
    // The seed stands in the failure, so that the same moments can be tried again.
    long seed = System.nanoTime();
    Random moments = new Random(seed);
    Scenario scenario = Scenario.everyState();
    Path archive = folder.resolve("archive");
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), scenario)) {
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = start(market, archive);
        try (BufferedReader said = process.inputReader()) {
          collect(said, moments.nextInt(MOST_VISITS));
          process.waitFor(moments.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
          process.destroyForcibly().waitFor();
          collect(said, Integer.MAX_VALUE);
        }
        assertThat(bundlesThatFail(archive)).as("seed %d, kill %d", seed, kill).isEmpty();
      }
      Process last = start(market, archive);
      try (BufferedReader said = last.inputReader()) {
        collect(said, Integer.MAX_VALUE);
      }
      assertThat(last.waitFor()).isZero();
    }
    assertThat(bundlesThatFail(archive)).as("seed %d", seed).isEmpty();
    assertComplete(archive, scenario, seed);
  }

  private void assertComplete(Path archive, Scenario scenario, long seed) {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      List<RunRow> runs = database.runs();
      assertThat(runs).as("seed %d", seed).hasSize(1);
      assertThat(runs.getFirst().observed()).isEqualTo(runs.getFirst().planned());
      List<ObservationRow> rows = database.observations();
      assertThat(rows.stream().map(row -> row.visit().id())).doesNotHaveDuplicates();
      assertThat(rows.stream().map(row -> row.visit().listing().toString()))
          .as("seed %d", seed)
          .containsAll(announced)
          .containsAll(
              scenario.watchList().stream()
                  .flatMap(i -> i.listings().stream())
                  .map(ListingId::toString)
                  .toList());
      assertThat(rows).as("seed %d", seed).noneMatch(row -> falselyRemoved(row, scenario));
    }
  }

  private static boolean falselyRemoved(ObservationRow row, Scenario scenario) {
    return row.verdict() instanceof Verdict.Removed
        && scenario.listings().stream()
            .filter(listing -> listing.id().equals(row.visit().listing()))
            .anyMatch(listing -> !listing.at(Instant.MIN).expected().matches(row.verdict()));
  }

  private static Process start(FixtureMarket market, Path archive) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CampaignProcess.class.getName(), archive.toString()));
    FixtureMarket.SITES.forEach(site -> command.add(site + "=" + market.origin(site)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * Reads until the process said so often that a visit was recorded, or said its last: what it said
   * before it died must be there at the end.
   */
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

  /** Of the bundles that are new; what lies in the archive is never written again. */
  private List<Path> bundlesThatFail(Path archive) throws IOException {
    List<Path> fresh = Bundles.in(archive).stream().filter(verified::add).toList();
    return fresh.parallelStream().filter(bundle -> !TestHome.verify(bundle).passed()).toList();
  }
}
