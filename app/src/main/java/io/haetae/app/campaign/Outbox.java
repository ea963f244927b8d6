package io.haetae.app.campaign;

import io.haetae.evidence.BundleShelf;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings sealed bundles from an archive's folder into its store, and removes them from the folder
 * once the store holds them, the database names them and nobody is likely to read them there. A
 * store that is away holds up no visit: bundles stay where they are and are put later. Safe for use
 * by several lanes.
 */
final class Outbox {
  /** How long a bundle that the store holds stays in the folder for those who read it there. */
  static final Duration KEPT = Duration.ofHours(1);

  /** How long a store that failed is left alone. */
  static final Duration AWAY = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 500;

  private final BundleShelf shelf;
  private final Recorded recorded;
  private final Clock clock;
  private final ReentrantLock working = new ReentrantLock();
  private final Set<String> waiting = new TreeSet<>();
  private final Set<String> put = new TreeSet<>();
  private Instant notBefore = Instant.MIN;

  /** Tells which of some captures the database names. */
  @FunctionalInterface
  interface Recorded {
    Set<String> among(List<String> captureIds);
  }

  /** An outbox with every bundle of the archive's folder. */
  static Outbox open(BundleShelf shelf, Recorded recorded, Clock clock) throws IOException {
    Outbox outbox = new Outbox(shelf, recorded, clock);
    outbox.addAll();
    return outbox;
  }

  private Outbox(BundleShelf shelf, Recorded recorded, Clock clock) {
    this.shelf = shelf;
    this.recorded = recorded;
    this.clock = clock;
  }

  /** Takes a sealed bundle, and puts what waits unless somebody is at it. */
  void add(String path) {
    synchronized (waiting) {
      waiting.add(path);
    }
    work(false);
  }

  /** Takes every bundle of the archive's folder, and puts them. */
  void addAll() throws IOException {
    synchronized (waiting) {
      for (Path bundle : Bundles.in(shelf.archive())) {
        String path = shelf.path(bundle);
        if (!put.contains(path)) {
          waiting.add(path);
        }
      }
    }
    work(true);
  }

  /** How many sealed bundles the store does not hold yet. */
  int size() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /**
   * Puts what waits.
   *
   * @param now whether a store that has just failed is tried, too
   */
  void work(boolean now) {
    if (!working.tryLock()) {
      return;
    }
    try {
      if (now || !clock.instant().isBefore(notBefore)) {
        putAll();
      }
      removeOld();
    } finally {
      working.unlock();
    }
  }

  private void putAll() {
    for (String path : copy(waiting)) {
      if (isUnsealed(path)) {
        continue; // It is sealed later, by another manifest, and the store keeps what it has.
      }
      try {
        shelf.put(path);
        synchronized (waiting) {
          waiting.remove(path);
          put.add(path);
        }
      } catch (FileAlreadyExistsException other) {
        LOG.error("{} stays in the folder: {}", path, other.getMessage());
      } catch (IOException failed) {
        notBefore = clock.instant().plus(AWAY);
        LOG.warn("{} stays in the folder for now: {}", path, failed.getMessage());
        return;
      }
    }
  }

  private boolean isUnsealed(String path) {
    return Files.exists(
        shelf.archive().resolve(path).resolve(Bundles.SEAL).resolve(Bundles.UNSEALED));
  }

  private void removeOld() {
    Instant before = clock.instant().minus(KEPT);
    List<String> old = new ArrayList<>();
    for (String path : copy(put)) {
      if (old.size() < AT_ONCE && isOlder(path, before)) {
        old.add(path);
      }
    }
    if (old.isEmpty()) {
      return;
    }
    Set<String> named = recorded.among(old.stream().map(Outbox::captureId).toList());
    for (String path : old) {
      if (named.contains(captureId(path))) {
        remove(path);
      }
    }
  }

  private boolean isOlder(String path, Instant moment) {
    try {
      return Files.getLastModifiedTime(shelf.archive().resolve(path).resolve(Bundles.SUMS))
          .toInstant()
          .isBefore(moment);
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: {}", path, unreadable.getMessage());
      return false;
    }
  }

  private void remove(String path) {
    try {
      shelf.removeHere(path);
      synchronized (waiting) {
        put.remove(path);
      }
    } catch (IOException kept) {
      LOG.warn("{} could not be removed from the folder: {}", path, kept.getMessage());
    }
  }

  private List<String> copy(Set<String> paths) {
    synchronized (waiting) {
      return List.copyOf(paths);
    }
  }

  private static String captureId(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
