package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.history.Observation;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.StoredBundle;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Path;
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

  private SealedObservations() {}

  /** Each bundle's observation; a bundle that cannot be read is named in the log and left out. */
  static Stream<Observation> in(BundleShelf shelf) throws IOException {
    return shelf.paths().stream().flatMap(path -> read(shelf, path).stream());
  }

  /**
   * The observations of those bundles that a database knows nothing of; the others are not read, so
   * that opening an archive does not take longer with each bundle.
   *
   * @param changed captures that are read all the same
   */
  static Stream<Observation> unrecorded(Path archive, ArchiveDatabase database, Set<String> changed)
      throws IOException {
    List<Path> all = Bundles.in(archive);
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
