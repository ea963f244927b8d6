package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.history.Observation;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.StoredBundle;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The observations that an archive's bundles hold. */
final class SealedObservations {
  private static final Logger LOG = LoggerFactory.getLogger(SealedObservations.class);

  private static final int AT_ONCE = 500;

  /** A visit that was under way when another ended may have begun on the day before. */
  private static final Duration DAY = Duration.ofDays(1);

  private SealedObservations() {}

  /** Each bundle's observation; a bundle that cannot be read is named in the log and left out. */
  static Stream<Observation> in(BundleShelf shelf) throws IOException {
    return shelf.paths().stream().flatMap(path -> read(shelf, path).stream());
  }

  /**
   * The observations of those bundles that a database knows nothing of. A visit's end is recorded
   * before its bundle is sealed, so these are bundles of visits after the last one that it knows,
   * as where a copy of it was put back; earlier days are not looked at, and bundles that it knows
   * not read, so that opening an archive does not take longer with each bundle.
   *
   * @param last when the last visit ended that the database knows of
   * @param changed captures that are read all the same; if there are any, all days are looked at
   */
  static Stream<Observation> unrecorded(
      Path archive, ArchiveDatabase database, Instant last, Set<String> changed)
      throws IOException {
    List<Path> all =
        changed.isEmpty() ? Bundles.since(archive, last.minus(DAY)) : Bundles.in(archive);
    return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .mapToObj(from -> all.subList(from, Math.min(from + AT_ONCE, all.size())))
        .flatMap(some -> unrecorded(some, database, changed))
        .flatMap(bundle -> read(archive, bundle).stream());
  }

  private static Stream<Path> unrecorded(
      List<Path> bundles, ArchiveDatabase database, Set<String> changed) {
    Set<String> recorded =
        database.recorded(bundles.stream().map(SealedObservations::name).toList());
    return bundles.stream()
        .filter(bundle -> changed.contains(name(bundle)) || !recorded.contains(name(bundle)));
  }

  private static String name(Path bundle) {
    return String.valueOf(bundle.getFileName());
  }

  /** What a bundle says. */
  static Observation of(StoredBundle stored) {
    return Observation.of(
        stored.facts(), stored.openedAt(), stored.closedAt(), Optional.of(stored.ref()));
  }

  private static Optional<Observation> read(BundleShelf shelf, String path) {
    try (BundleShelf.Loan loan = shelf.borrow(path)) {
      return read(loan.root(), loan.folder());
    } catch (IOException unreadable) {
      LOG.error("The bundle {} cannot be fetched: {}", path, unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Observation> read(Path archive, Path bundle) {
    try {
      return Optional.of(of(StoredBundle.read(archive, bundle)));
    } catch (IOException unreadable) {
      LOG.error("The bundle {} cannot be read: {}", bundle, unreadable.getMessage());
      return Optional.empty();
    }
  }
}
