package io.haetae.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bodies that the browser still has, and when it is asked for them. Those of the visit's page
 * outlive its documents in the browser, so they wait until the page has stopped loading and do not
 * slow it down, as long as the browser has room for them. Confined to the lock of its {@link
 * NetworkLog}.
 */
final class BodyQueue {
  private static final long MOST_WAITING = 8 << 20;

  private final BodyFetcher bodies;
  private final Consumer<BodyFetcher.Work> await;
  private final List<Hop> waiting = new ArrayList<>();
  private String pageSession = "";
  private long waitingBytes;

  /**
   * The queue of one visit.
   *
   * @param await takes what is on its way from the browser
   */
  BodyQueue(BodyFetcher bodies, Consumer<BodyFetcher.Work> await) {
    this.bodies = bodies;
    this.await = await;
  }

  /** Tells which session is that of the visit's page. */
  void page(String session) {
    pageSession = session;
  }

  /** Takes a hop that ended, and asks for its body or lets it wait. */
  void ended(Hop hop) {
    if (!hop.answered() || hop.bodyAsked || hop.blocked) {
      return;
    }
    boolean canWait = hop.session.equals(pageSession) && hop.following == null;
    if (canWait && waitingBytes + hop.received <= MOST_WAITING) {
      hop.bodyAsked = true;
      waiting.add(hop);
      waitingBytes += Math.max(hop.received, hop.transferred);
    } else {
      askForAll();
      await.accept(bodies.fetch(hop));
    }
  }

  /** Asks for every body that waits. */
  void askForAll() {
    List<Hop> now = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    now.forEach(hop -> await.accept(bodies.fetch(hop)));
  }
}
