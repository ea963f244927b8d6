package io.haetae.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bodies that the browser still has, and when it is asked for them. Those of the visit's page
 * outlive its documents in the browser, so they wait until the page has stopped loading and do not
 * slow it down: small ones until nothing is open, large ones until the page is quiet, as the
 * browser answers nobody while it writes one out. Confined to the lock of its {@link NetworkLog}.
 */
final class BodyQueue {
  private static final long MOST_SMALL = 16 << 20;

  private final BodyFetcher bodies;
  private final Consumer<BodyFetcher.Work> await;
  private final List<Hop> small = new ArrayList<>();
  private final List<Hop> large = new ArrayList<>();
  private String pageSession = "";
  private long smallBytes;
  private long largeBytes;

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
    long size = Math.max(hop.received, hop.transferred);
    boolean canWait = hop.session.equals(pageSession) && hop.following == null;
    if (canWait && smallBytes + size <= MOST_SMALL) {
      hop.bodyAsked = true;
      small.add(hop);
      smallBytes += size;
    } else if (canWait && size > MOST_SMALL && largeBytes + size <= bodies.mostBytes()) {
      hop.bodyAsked = true;
      large.add(hop);
      largeBytes += size;
    } else {
      askForAll();
      await.accept(bodies.fetch(hop));
    }
  }

  /** Asks for the small bodies that wait. */
  void askForSmall() {
    smallBytes = 0;
    ask(small);
  }

  /** Asks for every body that waits. */
  void askForAll() {
    askForSmall();
    largeBytes = 0;
    ask(large);
  }

  private void ask(List<Hop> waiting) {
    List<Hop> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(hop -> await.accept(bodies.fetch(hop)));
  }
}
