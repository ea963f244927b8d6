package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.TlsOrigin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Everything that crossed the network during one visit, from the browser's {@code Network} events.
 * The events come in on the DevTools thread; the visit's thread waits and takes the exchanges.
 */
final class NetworkLog {
  /** The failure of a request whose page or worker went away. */
  static final String LEFT_BEHIND = "left behind when its page went away";

  // A Grid on a busy machine: 100 MB took over 7 s (2026-11-26).
  private static final long SLOWEST_PER_MILLI = 2_000;

  private static final long LONGEST_SILENCE = Duration.ofSeconds(2).toNanos();

  private final BodyFetcher bodies;
  private final BodyQueue queue;
  private final TlsLog tls;
  private final NetworkEvents events;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Chains chains = new Chains();

  /** The pages that the visit's page opened and that have asked for nothing yet, and since when. */
  private final Map<String, Long> opened = new HashMap<>();

  private long lastMoved = System.nanoTime();
  private int pending;

  NetworkLog(BodyFetcher bodies, BodyRoom room, TlsLog tls) {
    this.bodies = bodies;
    this.tls = tls;
    this.queue = new BodyQueue(bodies, this::await);
    this.events = new NetworkEvents(chains, tls, bodies, queue, room, this::await);
  }

  /** Takes in an event of the {@code Network} domain; others leave no trace. */
  void handle(Cdp.Event event) {
    lock.lock();
    try {
      events.take(event);
      opened.remove(event.session());
      lastMoved = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tells which session is that of the visit's page. */
  void page(String session) {
    lock.lock();
    try {
      queue.page(session);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells that the visit's page opened another, which will most likely ask for something. On a busy
   * machine it took more than half a second to (seen once, through Playwright, 2026-11-27).
   */
  void opened(String session) {
    lock.lock();
    try {
      opened.put(session, System.nanoTime());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the open requests of a page or worker that went away. */
  void sessionEnded(String session) {
    lock.lock();
    try {
      opened.remove(session);
    } finally {
      lock.unlock();
    }
    leaveBehind(hop -> hop.session.equals(session));
  }

  /**
   * Ends the open requests for earlier documents of a frame and those that they had made. A page
   * that leaves at once takes the word of its own end with it (Chromium 156, seen in 29 of 150
   * visits on a loaded machine, 2026-11-26). A document that was asked for later is still to come.
   */
  void documentReplaced(String session, String frame, String loader) {
    lock.lock();
    try {
      int asked = chains.first(loader).map(hop -> hop.number).orElse(0);
      leaveBehind(
          hop ->
              hop.session.equals(session)
                  && hop.frame.equals(frame)
                  && !hop.loader.equals(loader)
                  && (!hop.id.equals(hop.loader) || hop.number < asked));
      queue.askForAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no request is open, nothing has moved for {@code quiet}, and each page that was
   * opened meanwhile has asked for something or had two seconds to.
   */
  boolean awaitQuiet(Duration quiet, Duration limit) {
    lock.lock();
    try {
      return awaitUntil(
          () -> {
            if (chains.open() > 0) {
              return Long.MAX_VALUE;
            }
            queue.askForAll();
            long now = System.nanoTime();
            return Math.max(quiet.toNanos() - (now - lastMoved), untilAsked(now));
          },
          limit);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for what is still on its way and returns every exchange.
   *
   * @param openLimit the longest wait for open requests
   * @param bodyLimit the longest wait for the bodies of ended ones, which large bodies lengthen
   */
  List<Exchange> drain(Duration openLimit, Duration bodyLimit) {
    lock.lock();
    try {
      queue.askForAll();
      awaitUntil(() -> until(chains.open() == 0 && pending == 0 && chains.complete()), openLimit);
      queue.askForAll();
      awaitUntil(() -> until(pending == 0), bodyLimit.plusMillis(owed() / SLOWEST_PER_MILLI));
      chains.hops().stream()
          .filter(hop -> hop.state == Hop.State.OPEN)
          .forEach(bodies::takeFollowed);
      return chains.exchanges();
    } finally {
      lock.unlock();
    }
  }

  /** How long the pages that were opened still have to ask for something. */
  private long untilAsked(long now) {
    return opened.values().stream()
        .mapToLong(since -> LONGEST_SILENCE - (now - since))
        .max()
        .orElse(0);
  }

  /** How many bytes the browser has not handed out yet. */
  private long owed() {
    return chains.hops().stream()
        .filter(hop -> hop.bodyAsked && !hop.bodyKept)
        .mapToLong(hop -> Math.max(hop.received, hop.transferred))
        .sum();
  }

  /** The https origins; complete once {@link #drain} returned. */
  List<TlsOrigin> tlsOrigins() {
    lock.lock();
    try {
      return tls.origins();
    } finally {
      lock.unlock();
    }
  }

  /** The failure of the last document that a frame asked for; empty if it did not fail. */
  Optional<String> lastDocumentFailure(String frame) {
    lock.lock();
    try {
      return chains.hops().stream()
          .filter(hop -> hop.type.equals("Document") && hop.frame.equals(frame))
          .reduce((earlier, later) -> later)
          .filter(hop -> hop.state == Hop.State.FAILED)
          .map(hop -> hop.failure);
    } finally {
      lock.unlock();
    }
  }

  private void leaveBehind(Predicate<Hop> concerned) {
    lock.lock();
    try {
      for (Hop hop : chains.hops()) {
        if (hop.state == Hop.State.OPEN && concerned.test(hop)) {
          hop.failure = LEFT_BEHIND;
          hop.end(Hop.State.FAILED, 0);
          queue.ended(hop);
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Counts work that {@link #drain} waits for; its result is taken in under the lock. */
  private void await(BodyFetcher.Work work) {
    pending++;
    CompletableFuture<JsonNode> unused =
        work.answer()
            .whenComplete(
                (answer, fault) -> {
                  lock.lock();
                  try {
                    pending--;
                    work.take(Optional.ofNullable(answer), Optional.ofNullable(fault));
                    changed.signalAll();
                  } finally {
                    lock.unlock();
                  }
                });
  }

  /**
   * Waits, under the lock, until nothing is left to wait for.
   *
   * @param left how long to wait if nothing happens meanwhile; nothing if it is not positive
   * @return whether that came before the limit
   */
  private boolean awaitUntil(LongSupplier left, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      for (long wait = left.getAsLong(); wait > 0; wait = left.getAsLong()) {
        long rest = deadline - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        changed.awaitNanos(Math.min(wait, rest));
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while waiting for the network", interrupted);
    }
  }

  private static long until(boolean reached) {
    return reached ? 0 : Long.MAX_VALUE;
  }
}
