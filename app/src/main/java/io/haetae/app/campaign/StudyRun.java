package io.haetae.app.campaign;

import io.haetae.app.campaign.LaneWork.FirstLooks;
import io.haetae.app.campaign.LaneWork.StudyWork;
import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.app.politeness.LaneHeldException;
import io.haetae.app.politeness.StudyGate;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.LaneTables;
import io.haetae.app.storage.ServedTables;
import io.haetae.app.storage.StudyTables;
import io.haetae.app.storage.Wanted;
import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Study;
import io.haetae.browser.ProbeBrowser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.engine.Machine;
import io.haetae.core.engine.OldSpace;
import io.haetae.core.history.Health;
import io.haetae.core.lane.Attendant;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LeaseLostException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a study until its end or until it is told to stop: each lane that is due, wanted and not
 * held has a session, on a thread of its own, under a lease that is renewed as long as this process
 * lives.
 */
public final class StudyRun {
  private static final Logger LOG = LoggerFactory.getLogger(StudyRun.class);
  static final Terms STANDARD = new Terms(Duration.ofSeconds(30), Duration.ofMinutes(5));
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  private final Study study;
  private final Archive archive;
  private final StudySettings settings;
  private final StudyGate.Waiting waiting;
  private final Clock clock;
  private final StudyWork work;
  private final LaneTables lanes;
  private final String owner = UUID.randomUUID().toString();
  private final AtomicBoolean stopAsked = new AtomicBoolean();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();
  private final Progress progress;
  private final Terms terms;

  /**
   * How a run holds its lanes.
   *
   * @param leased how long a lane is held without a sign of life; whole seconds
   * @param rest how long it rests after a session that failed
   */
  record Terms(Duration leased, Duration rest) {}

  /**
   * A run of a study.
   *
   * @param study the study
   * @param archive its archive
   * @param browsers starts a browser for each session
   * @param waiting waits between visits and between looks at what is due
   * @param display shows the progress
   * @param clock tells the time
   * @param attendant hands challenges to a person; empty leaves them as they are
   */
  public StudyRun(
      Study study,
      Archive archive,
      BrowserSource browsers,
      StudyGate.Waiting waiting,
      Display display,
      Clock clock,
      Optional<Attendant> attendant) {
    this(study, archive, browsers, waiting, display, clock, attendant, STANDARD);
  }

  /** The same on other terms. */
  StudyRun(
      Study study,
      Archive archive,
      BrowserSource browsers,
      StudyGate.Waiting waiting,
      Display display,
      Clock clock,
      Optional<Attendant> attendant,
      Terms terms) {
    this.study = study;
    this.archive = archive;
    this.settings = StudySettings.of(study);
    this.waiting = waiting;
    this.clock = clock;
    ArchiveDatabase database = archive.database();
    this.lanes = database.lanes();
    LookTimes times = LookTimes.of(study);
    StudyGate gate =
        new StudyGate(
            study.manners(),
            database.book(),
            archive.folder(),
            waiting,
            clock,
            // Several lanes draw from it.
            new Random());
    this.terms = terms;
    this.progress = Progress.ofStudy(display);
    int version = database.study().version(study.sha256(), study.text(), clock.instant());
    this.work =
        new StudyWork(
            archive,
            terms.leased(),
            version,
            database.agenda(settings.watched(), times),
            browsers,
            study.evidence().light()
                ? Optional.of(
                    new FirstLooks(
                        () -> new ProbeBrowser(FIRST_LOOK, clock),
                        study.evidence().conclusiveWithin()))
                : Optional.empty(),
            gate,
            new Health(),
            progress,
            clock,
            attendant);
  }

  /** Lets each lane finish the visit under way and then ends. Safe from any thread. */
  public void stop() {
    stopAsked.set(true);
  }

  /**
   * Runs until the study has ended, somebody wants it to stop, or {@link #stop} is called.
   *
   * @return whether nothing is left to do
   * @throws IOException if the archive cannot be served to other processes
   * @throws InterruptedException if the wait was interrupted
   */
  public boolean run() throws IOException, InterruptedException {
    OldSpace.keepTidy();
    ArchiveDatabase database = archive.database();
    Instant start = clock.instant();
    if (start.isBefore(study.until())) {
      work.agenda().begin(start);
    }
    work.health().become(work.agenda().health());
    if (lanes.wanted(LaneTables.ALL) == Wanted.STOP) {
      lanes.want(LaneTables.ALL, Wanted.RUN);
    }
    Optional<ServedTables> served = database.serve(archive.folder());
    if (served.isPresent()) {
      lanes.freeAll();
    }
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("lane-", 1).factory());
    try {
      while (!stopAsked.get() && lanes.wanted(LaneTables.ALL) != Wanted.STOP) {
        boolean left = beat(threads);
        if (!left && sessions.isEmpty()) {
          work.agenda().account(clock.instant());
          work.agenda().keep();
          return true;
        }
        showDue();
        waiting.sleep(BEAT);
      }
      stopAsked.set(true);
      while (!sessions.isEmpty()) {
        collect();
        waiting.sleep(BEAT);
      }
      work.agenda().keep();
      return false;
    } finally {
      progress.close();
      threads.shutdown();
      if (served.isPresent()) {
        served.get().close();
      }
    }
  }

  private void showDue() {
    if (progress.showsDue()) {
      StudyTables study = archive.database().study();
      progress.due(study.due(clock.instant()), study.nextDue());
    }
  }

  /** Renews, collects and starts; returns whether any lane still has something to do. */
  private boolean beat(ExecutorService threads) throws InterruptedException {
    collect();
    boolean left = false;
    Wanted ofAll = lanes.wanted(LaneTables.ALL);
    for (StudyLane lane : settings.lanes()) {
      String name = lane.lane().name();
      Optional<Instant> due = dueAt(name);
      left |= due.isPresent();
      Wanted wanted = ofAll == Wanted.RUN ? lanes.wanted(name) : ofAll;
      Session running = sessions.get(name);
      if (running != null) {
        running.pause().set(wanted != Wanted.RUN);
      } else if (wanted == Wanted.RUN
          && due.filter(at -> !at.isAfter(clock.instant())).isPresent()
          && sessions.size() < room()
          && free(lane)) {
        lanes.acquire(name, owner, work.leased()).ifPresent(lease -> start(lane, lease, threads));
      }
    }
    return left;
  }

  /** Asked for each start: what another process takes since counts too. */
  private int room() {
    return Machine.now().lanes(study.manners().lanes(), sessions.size());
  }

  /** When a lane has something to do; a session that was left open is due at once. */
  private Optional<Instant> dueAt(String lane) {
    if (archive.database().study().openSession(lane).isPresent()) {
      return Optional.of(Instant.EPOCH);
    }
    return clock.instant().isBefore(study.until())
        ? archive.database().study().nextDue(lane)
        : Optional.empty();
  }

  private boolean free(StudyLane lane) {
    String name = lane.lane().name();
    Instant now = clock.instant();
    if (notBefore.getOrDefault(name, Instant.EPOCH).isAfter(now)) {
      return false;
    }
    Optional<LaneHeldException> held = work.gate().held(lane.lane());
    held.ifPresent(hold -> notBefore.put(name, hold.until()));
    return held.isEmpty();
  }

  private void start(StudyLane lane, LaneLease lease, ExecutorService threads) {
    AtomicBoolean pause = new AtomicBoolean();
    LaneWork session = new LaneWork(work, lane, lease);
    Future<?> end =
        threads.submit(
            () -> {
              session.run(() -> pause.get() || stopAsked.get());
              return lease;
            });
    sessions.put(lane.lane().name(), new Session(lease, pause, end));
  }

  /** Renews the leases of what runs and takes note of what has ended. */
  private void collect() throws InterruptedException {
    for (Iterator<Session> each = sessions.values().iterator(); each.hasNext(); ) {
      Session session = each.next();
      if (!session.end().isDone()) {
        if (!lanes.renew(session.lease(), work.leased())) {
          session.pause().set(true);
        }
        continue;
      }
      each.remove();
      lanes.release(session.lease());
      try {
        session.end().get();
      } catch (ExecutionException failed) {
        ended(session.lease().lane(), failed.getCause());
      }
    }
  }

  private void ended(String lane, @Nullable Throwable cause) {
    Instant now = clock.instant();
    if (cause instanceof LaneHeldException held) {
      LOG.info("{} is {}", lane, held.getMessage());
      notBefore.put(lane, held.until());
    } else if (cause instanceof LeaseLostException lost) {
      LOG.warn("{}", lost.getMessage());
    } else {
      String kind = cause instanceof BrowserException ? "no browser" : "a failure";
      LOG.error("{} ended early for {}; it is tried again in {}", lane, kind, terms.rest(), cause);
      notBefore.put(lane, now.plus(terms.rest()));
    }
  }

  private record Session(LaneLease lease, AtomicBoolean pause, Future<?> end) {}
}
