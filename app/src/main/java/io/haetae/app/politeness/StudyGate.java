package io.haetae.app.politeness;

import io.haetae.app.study.Manners;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Lane;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manners of a study: kill switch, robots.txt, night windows, daily caps, pauses after the site
 * refused us, and a pace with jitter, all kept in a book that survives the process. Safe for use by
 * several lanes.
 */
public final class StudyGate implements PolitenessGate, LaneListener {
  /** A file of this name in the archive lets no visit start, in any process. */
  public static final String KILL_SWITCH = "STOP";

  private static final Logger LOG = LoggerFactory.getLogger(StudyGate.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 7;
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final Manners manners;
  private final LaneBook book;
  private final RobotsRules robots;
  private final Path killSwitch;
  private final Waiting waiting;
  private final Clock clock;
  private final RandomGenerator random;
  private final ConcurrentMap<String, Answered> answers = new ConcurrentHashMap<>();

  /**
   * A gate.
   *
   * @param manners what the study says
   * @param book what must not be forgotten
   * @param archive the folder where the kill switch would be
   * @param waiting waits between two visits
   * @param clock tells the time
   * @param random jitters the pace
   */
  public StudyGate(
      Manners manners,
      LaneBook book,
      Path archive,
      Waiting waiting,
      Clock clock,
      RandomGenerator random) {
    this.manners = manners;
    this.book = book;
    this.robots = new RobotsRules(RobotsCache.standard());
    this.killSwitch = archive.resolve(KILL_SWITCH);
    this.waiting = waiting;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Turn turn(Lane lane, URI address) throws InterruptedException {
    String name = lane.name();
    obeyKillSwitch(name);
    Optional<String> refusal = robots.refusal(address);
    if (refusal.isPresent()) {
      note(name, manners.obeysRobots() ? "robots-obeyed" : "robots-recorded", refusal.get());
      if (manners.obeysRobots()) {
        return new Refused("robots.txt", refusal.get());
      }
    }
    Optional<LaneHeldException> held = held(lane);
    if (held.isPresent()) {
      throw held.get();
    }
    pace(name);
    return new Go();
  }

  private void pace(String lane) throws InterruptedException {
    Duration extra =
        Duration.ofMillis(
            (long) (manners.gap().toMillis() * manners.jitter() * random.nextDouble()));
    Duration wait = book.turn(lane, clock.instant(), manners.gap().plus(extra));
    while (wait.isPositive()) {
      waiting.sleep(wait);
      obeyKillSwitch(lane);
      wait = book.turn(lane, clock.instant(), manners.gap().plus(extra));
    }
  }

  private void obeyKillSwitch(String lane) {
    if (Files.exists(killSwitch)) {
      Instant until = clock.instant().plus(LOOK_AGAIN);
      putOff(lane, "kill-switch", until, killSwitch + " is there");
      throw new LaneHeldException(until, killSwitch + " is there");
    }
  }

  /** Why a lane makes no visit for a while, if so. */
  public Optional<LaneHeldException> held(Lane lane) {
    Instant now = clock.instant();
    return book.hold(lane.name())
        .filter(hold -> hold.until().isAfter(now))
        .map(hold -> new LaneHeldException(hold.until(), hold.why()))
        .or(() -> night(lane, now))
        .or(() -> cap(lane.name(), now));
  }

  private Optional<LaneHeldException> night(Lane lane, Instant now) {
    LocalDateTime there = LocalDateTime.ofInstant(now, lane.vantage().zone());
    if (manners.windows().isEmpty()
        || manners.windows().stream().anyMatch(window -> window.holds(there.toLocalTime()))) {
      return Optional.empty();
    }
    Instant opens =
        manners.windows().stream()
            .map(window -> there.toLocalDate().atTime(window.from()))
            .map(at -> at.isAfter(there) ? at : at.plusDays(1))
            .map(at -> at.atZone(lane.vantage().zone()).toInstant())
            .min(Instant::compareTo)
            .orElseThrow();
    book.putOff(lane.name(), "night-window", now, opens, "outside the night windows");
    return Optional.of(new LaneHeldException(opens, "outside the night windows"));
  }

  private Optional<LaneHeldException> cap(String lane, Instant now) {
    Instant since = now.minus(DAY);
    boolean ofLane = reached(manners.dailyOfLane(), () -> book.turns(lane, since));
    boolean ofAll = reached(manners.daily(), () -> book.turns(since));
    if (!ofLane && !ofAll) {
      return Optional.empty();
    }
    Instant until = now.plus(LOOK_AGAIN);
    putOff(lane, "daily-cap", until, ofLane ? "of the lane" : "of the study");
    return Optional.of(new LaneHeldException(until, "the daily cap is reached"));
  }

  private static boolean reached(OptionalInt most, IntSupplier made) {
    return most.isPresent() && made.getAsInt() >= most.getAsInt();
  }

  /**
   * Is told how a lane's visit was answered, before it is judged.
   *
   * @param by when the site had certainly been asked; the next gap counts from there
   */
  void answered(String lane, Answered answer, Instant by) {
    answers.put(lane, answer);
    book.seen(lane, by);
  }

  @Override
  public void observed(Observation observation) {
    String lane = observation.visit().lane().name();
    Optional<Answered> answer = Optional.ofNullable(answers.remove(lane));
    Optional<String> refusal = refusal(observation.verdict(), answer);
    if (refusal.isEmpty()) {
      if (observation.verdict().conclusive()) {
        book.served(lane);
      }
      return;
    }
    int strikes = book.hold(lane).map(LaneBook.Hold::strikes).orElse(0) + 1;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(strikes - 1, MOST_DOUBLINGS));
    Duration asked = answer.flatMap(Answered::retryAfter).orElse(Duration.ZERO);
    Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
    Instant until = clock.instant().plus(longer);
    book.hold(lane, new LaneBook.Hold(until, refusal.get(), strikes));
    putOff(lane, "refused", until, refusal.get());
    if (asked.compareTo(pause) > 0) {
      book.putOff(lane, "retry-after", clock.instant(), until, refusal.get());
    }
  }

  private static Optional<String> refusal(Verdict verdict, Optional<Answered> answer) {
    int status = answer.map(Answered::status).orElse(0);
    if (status == 403 || status == 429 || status >= 500) {
      return Optional.of("the site answered " + status);
    }
    return verdict instanceof Verdict.Undetermined undetermined
            && (undetermined.reason() == Reason.CHALLENGED
                || undetermined.reason() == Reason.RATE_LIMITED)
        ? Optional.of("the site answered with " + undetermined.reason().stored())
        : Optional.empty();
  }

  private void putOff(String lane, String kind, Instant until, String detail) {
    LOG.info("{} {}: {}; held until {}", lane, kind, detail, until);
    book.putOff(lane, kind, clock.instant(), until, detail);
  }

  private void note(String lane, String kind, String detail) {
    LOG.info("{} {}: {}", lane, kind, detail);
    book.event(lane, kind, clock.instant(), detail);
  }

  /** Waits. */
  @FunctionalInterface
  public interface Waiting {
    /**
     * Returns after a while.
     *
     * @throws InterruptedException if the wait is interrupted
     */
    void sleep(Duration length) throws InterruptedException;
  }
}
