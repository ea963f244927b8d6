package io.haetae.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A set of lane sessions run side by side, one platform thread a lane. A lane that fails does not
 * stop the others.
 */
public final class Campaign {
  private final List<LaneSession> sessions;
  private final int concurrentLanes;
  private final AtomicBoolean stopAsked = new AtomicBoolean();

  /**
   * A campaign.
   *
   * @param sessions one a lane
   * @param concurrentLanes how many lanes run at once, at least 1
   */
  public Campaign(List<LaneSession> sessions, int concurrentLanes) {
    this.sessions = List.copyOf(sessions);
    this.concurrentLanes = concurrentLanes;
  }

  /** Lets each lane finish the visit under way and then end. Safe from any thread. */
  public void stop() {
    stopAsked.set(true);
  }

  /**
   * Runs every session to its end.
   *
   * @return what stopped lanes before their end, empty if nothing did
   * @throws InterruptedException if the wait for the lanes was interrupted
   */
  public List<LaneFailure> run() throws InterruptedException {
    ExecutorService lanes =
        Executors.newFixedThreadPool(
            concurrentLanes, Thread.ofPlatform().name("lane-", 1).factory());
    try {
      List<Callable<Void>> work = sessions.stream().map(this::work).toList();
      return failures(lanes.invokeAll(work));
    } finally {
      lanes.shutdownNow();
    }
  }

  private Callable<Void> work(LaneSession session) {
    return () -> {
      session.runner().run(session.visits(), stopAsked::get);
      return null;
    };
  }

  private List<LaneFailure> failures(List<Future<Void>> ended) throws InterruptedException {
    List<LaneFailure> failures = new ArrayList<>();
    for (int i = 0; i < ended.size(); i++) {
      try {
        ended.get(i).get();
      } catch (ExecutionException failed) {
        String lane = sessions.get(i).visits().getFirst().lane().name();
        failures.add(new LaneFailure(lane, Objects.requireNonNullElse(failed.getCause(), failed)));
      }
    }
    return failures;
  }

  /**
   * A lane that ended early.
   *
   * @param lane its name
   * @param cause why
   */
  public record LaneFailure(String lane, Throwable cause) {}
}
