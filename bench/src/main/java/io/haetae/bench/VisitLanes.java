package io.haetae.bench;

import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.engine.OldSpace;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Health;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.Sealing;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Haetae's side of {@link Visits}, in a process of its own: lanes as a run has them, each with a
 * browser and a fresh context a visit, into one sealed archive. Says {@code start} once every lane
 * has warmed up, {@code visit} after each visit, and {@code end} with the complete captures and
 * their bytes after the last visit.
 */
final class VisitLanes {
  static final SiteId SITE = new SiteId("generic");
  private static final String REAL = "http://shop.example.invalid";
  static final String RUN = "run";
  private static final int BROWSER = 7;

  private VisitLanes() {}

  /**
   * The process.
   *
   * @param arguments the shop's origin, a new folder, how many lanes, warm-ups of all lanes and
   *     visits, the size of the picture of the whole page in percent, the driver, and a browser if
   *     not the one that is found
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    OldSpace.keepTidy();
    Path folder = Path.of(arguments[1]);
    int lanes = Integer.parseInt(arguments[2]);
    int warmUps = Integer.parseInt(arguments[3]) / lanes;
    int visits = Integer.parseInt(arguments[4]);
    ConfigurationHome home = new ConfigurationHome(folder.resolve("home"));
    Clock clock = Clock.systemUTC();
    try (Demonstration demonstration = Demonstration.open(home, clock);
        AuthorityProcess authorities =
            AuthorityProcess.startNow(demonstration.trust().resolve(Trust.AUTHORITIES))) {
      Sealing sealing = Workshop.sealing(home.demo(), authorities, clock);
      try (BundleStore store = BundleStore.open(folder.resolve("archive"), sealing)) {
        CountedEvidence evidence = new CountedEvidence(store, folder.resolve("archive"));
        BrowserSettings settings =
            BrowserSettings.with(Driver.valueOf(arguments[6]))
                .withWholePage(Integer.parseInt(arguments[5]));
        BrowserSource browsers =
            Browsers.source(
                arguments.length > BROWSER
                    ? settings.withExecutable(Path.of(arguments[BROWSER]))
                    : settings);
        run(
            plan(URI.create(arguments[0]), lanes, warmUps, visits),
            warmUps,
            browsers,
            evidence,
            clock);
      }
    }
    System.exit(0);
  }

  /** The visits of each lane, its warm-ups first. */
  private static List<List<Visit>> plan(URI shop, int lanes, int warmUps, int visits) {
    List<List<Visit>> all = new ArrayList<>();
    int number = 0;
    for (int lane = 0; lane < lanes; lane++) {
      List<Visit> ofLane = new ArrayList<>();
      int share = visits / lanes + (lane < visits % lanes ? 1 : 0);
      for (int i = 0; i < warmUps + share; i++) {
        number++;
        ofLane.add(visit(shop, number, "item/" + number));
      }
      all.add(ofLane);
    }
    return all;
  }

  /** A visit to a page of the shop. */
  static Visit visit(URI shop, int number, String page) {
    StandIn standIn = new StandIn(shop, URI.create(REAL));
    return new Visit(
        RUN + "/" + number,
        RUN,
        number,
        Purpose.TARGET,
        Optional.empty(),
        new ListingId(SITE, "shop.example.invalid/" + page),
        List.of(),
        URI.create(REAL + "/" + page),
        new Lane(SITE, Vantage.korea(), Optional.of(standIn)));
  }

  private static void run(
      List<List<Visit>> plan,
      int warmUps,
      BrowserSource browsers,
      CountedEvidence evidence,
      Clock clock)
      throws IOException, InterruptedException, ExecutionException {
    evidence.plan(RUN, plan.stream().flatMap(List::stream).toList());
    CyclicBarrier warm =
        new CyclicBarrier(
            plan.size(),
            () -> {
              evidence.begin();
              System.out.println("start");
            });
    CyclicBarrier done = new CyclicBarrier(plan.size(), () -> tell(evidence));
    try (ExecutorService threads = Executors.newFixedThreadPool(plan.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (List<Visit> visits : plan) {
        LaneRunner runner =
            new LaneRunner(
                new GuardedAdapter(Adapters.of(SITE).orElseThrow()),
                browsers,
                new WarmUpGate(warmUps, warm),
                evidence,
                new Nothing(),
                new Health(),
                new LastVisit(visits.size(), done),
                clock);
        running.add(
            threads.submit(
                () -> {
                  try {
                    runner.run(visits, () -> false);
                  } finally {
                    // Nobody waits for a lane that broke.
                    warm.reset();
                    done.reset();
                  }
                  return visits;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  /** Tells the end, and lets what was used be read while everything still runs. */
  private static void tell(CountedEvidence evidence) {
    System.out.printf("end %d %d%n", evidence.complete(), evidence.bytes());
    try {
      while (System.in.read() >= 0) {
        // Nothing is said; the end is waited for.
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Holds a lane that has made its visits until all have. */
  private static final class LastVisit implements LaneListener {
    private final CyclicBarrier done;
    private int left;

    LastVisit(int visits, CyclicBarrier done) {
      this.left = visits;
      this.done = done;
    }

    @Override
    public void observed(Observation observation) {
      left--;
      System.out.println("visit");
      if (left == 0) {
        try {
          done.await();
        } catch (BrokenBarrierException broken) {
          throw new IllegalStateException("another lane broke", broken);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Lets every visit pass at once, but no counted one before all lanes are warm. */
  private static final class WarmUpGate implements PolitenessGate {
    private final CyclicBarrier warm;
    private int left;

    WarmUpGate(int warmUps, CyclicBarrier warm) {
      this.left = warmUps;
      this.warm = warm;
    }

    @Override
    public Turn turn(Lane lane, URI address) throws InterruptedException {
      if (left == 0) {
        try {
          warm.await();
        } catch (BrokenBarrierException broken) {
          return new Refused("bench", "another lane broke: " + broken);
        }
      }
      left--;
      return new Go();
    }
  }

  /** Nothing is planned again, and nothing is kept. */
  static final class Nothing implements ScheduleStore {
    @Override
    public void plan(List<Visit> visits) {}

    @Override
    public List<Visit> due(String run, Lane lane) {
      return List.of();
    }

    @Override
    public boolean commit(Observation observation) {
      return true;
    }

    @Override
    public void sealed(EvidenceRef ref) {}
  }
}
