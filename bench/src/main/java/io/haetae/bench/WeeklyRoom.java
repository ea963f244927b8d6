package io.haetae.bench;

import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.history.Health;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.evidence.BundlePacking;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.Sealing;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The room that a year of weekly looks takes in an archive that keeps what captures share once:
 * listings of {@link VisitShop} that do not change, and ones whose every answer carries a token of
 * its own. Everything in the archive counts, log and seals with it.
 *
 * @param listings of each kind
 * @param weeks looks at each of them
 */
record WeeklyRoom(int listings, int weeks) implements Measurement {
  private static final double KILO = 1e3;
  private static final double HUNDRED = 100;

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (String kind : List.of("item", "live")) {
      Path folder = Files.createTempDirectory("haetae-weekly-");
      try (VisitShop shop = VisitShop.start()) {
        List<Long> sizes = sizes(folder, shop.origin(), kind);
        rows.addAll(rows(kind.equals("item") ? "unchanged" : "with a token", sizes));
      } finally {
        Workshop.delete(folder);
      }
    }
    return rows;
  }

  private List<Row> rows(String what, List<Long> sizes) {
    double first = (double) (sizes.get(listings) - sizes.getFirst()) / listings;
    int later = sizes.size() - 1 - listings;
    double weekly = (double) (sizes.getLast() - sizes.get(listings)) / later;
    String name = "room, listings " + what + ", ";
    return List.of(
        Row.plain(name + "first look", first / KILO, "kB"),
        Row.plain(name + "a weekly look", weekly / KILO, "kB"),
        new Row(
            name + "weekly / first", Row.number(HUNDRED * weekly / first) + " %", "", "<= 15 %"));
  }

  /** The size of the archive before the first look and after each. */
  private List<Long> sizes(Path folder, URI shop, String kind)
      throws IOException, InterruptedException {
    ConfigurationHome home = new ConfigurationHome(folder.resolve("home"));
    Path archive = folder.resolve("archive");
    Clock clock = Clock.systemUTC();
    List<Visit> visits = new ArrayList<>();
    for (int number = 0; number < listings * weeks; number++) {
      visits.add(VisitLanes.visit(shop, number + 1, kind + "/" + (number % listings + 1)));
    }
    try (Demonstration demonstration = Demonstration.open(home, clock);
        AuthorityProcess authorities =
            AuthorityProcess.startNow(demonstration.trust().resolve(Trust.AUTHORITIES))) {
      Sealing sealing = Workshop.sealing(home.demo(), authorities, clock);
      BundlePacking.open(archive).orElseThrow().close();
      try (BundleStore store = BundleStore.open(archive, sealing)) {
        store.plan(VisitLanes.RUN, visits);
        List<Long> sizes = new ArrayList<>(List.of(size(archive)));
        LaneListener listener = observation -> sizes.add(size(archive));
        new LaneRunner(
                new GuardedAdapter(Adapters.of(VisitLanes.SITE).orElseThrow()),
                Browsers.source(BrowserSettings.with(Driver.DEVTOOLS)),
                (lane, address) -> new PolitenessGate.Go(),
                store,
                new VisitLanes.Nothing(),
                new Health(),
                listener,
                clock)
            .run(visits, () -> false);
        return sizes;
      }
    }
  }

  private static long size(Path archive) {
    try (Stream<Path> files = Files.walk(archive)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
