package io.haetae.app.politeness;

import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Lane;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * A gate that keeps a shortest gap between the visits of a lane and obeys robots.txt. Gaps are
 * measured from turn to turn on the monotonic clock. Safe for use by several lanes.
 */
public final class PacedGate implements PolitenessGate {
  /** The shortest gap between two visits of a lane unless the user says otherwise: 25 s. */
  public static final Duration DEFAULT_GAP = Duration.ofSeconds(25);

  private final Duration gap;
  private final RobotsRules robots;
  private final ConcurrentMap<String, Long> lastTurns = new ConcurrentHashMap<>();

  /**
   * A gate.
   *
   * @param gap the shortest time between two visits of one lane
   */
  public PacedGate(Duration gap) {
    this(gap, RobotsCache.standard());
  }

  /**
   * A gate that keeps robots.txt as it is told.
   *
   * @param gap the shortest time between two visits of one lane
   * @param kept how long robots.txt is kept
   */
  public PacedGate(Duration gap, RobotsCache kept) {
    this.gap = gap;
    this.robots = new RobotsRules(kept);
  }

  @Override
  public Turn turn(Lane lane, URI address) throws InterruptedException {
    Optional<String> refusal = robots.refusal(address);
    if (refusal.isPresent()) {
      return new Refused("robots.txt", refusal.get());
    }
    Long last = lastTurns.get(lane.name());
    if (last != null) {
      TimeUnit.NANOSECONDS.sleep(gap.toNanos() - (System.nanoTime() - last));
    }
    lastTurns.put(lane.name(), System.nanoTime());
    return new Go();
  }
}
