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
import java.io.IOException;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign whose process is killed again and again. */
final class KilledCampaignIT {
  private static final int KILLS = 20;
  private static final int LONGEST_LIFE_MILLIS = 9_000;
  private static final int LAST_MINUTES = 5;
  private static final Pattern OBSERVED = Pattern.compile("\\d+/\\d+ target (\\S+): .*");

  @TempDir private Path folder;

  private final Set<String> announced = new HashSet<>();
  private final Set<Path> verified = new HashSet<>();

  @Test
  void twentyKillsLoseNoFinishedVisitAndLeaveNoHalfBundle() throws Exception {
    // The seed stands in the failure, so that the same moments can be tried again.
    long seed = System.nanoTime();
    Random moments = new Random(seed);
    Scenario scenario = Scenario.everyState();
    Path archive = folder.resolve("archive");
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), scenario)) {
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = start(market, archive, kill);
        process.waitFor(moments.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        collect(kill);
        assertThat(bundlesThatFail(archive)).as("seed %d, kill %d", seed, kill).isEmpty();
      }
      Process last = start(market, archive, KILLS);
      assertThat(last.waitFor(LAST_MINUTES, TimeUnit.MINUTES)).as("seed %d", seed).isTrue();
      assertThat(last.exitValue()).as("seed %d", seed).isZero();
      collect(KILLS);
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

  private Process start(FixtureMarket market, Path archive, int number) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CampaignProcess.class.getName(), archive.toString()));
    FixtureMarket.SITES.forEach(site -> command.add(site + "=" + market.origin(site)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output(number).toFile())
        .start();
  }

  private Path output(int number) {
    return folder.resolve("process-" + number + ".txt");
  }

  /** What the process said was recorded before it died must be there at the end. */
  private void collect(int number) throws IOException {
    try (Stream<String> lines = Files.lines(output(number))) {
      lines
          .map(OBSERVED::matcher)
          .filter(Matcher::matches)
          .forEach(line -> announced.add(line.group(1)));
    }
  }

  /** Of the bundles that are new; what lies in the archive is never written again. */
  private List<Path> bundlesThatFail(Path archive) throws IOException {
    List<Path> fresh = Bundles.in(archive).stream().filter(verified::add).toList();
    return fresh.parallelStream().filter(bundle -> !TestHome.verify(bundle).passed()).toList();
  }
}
