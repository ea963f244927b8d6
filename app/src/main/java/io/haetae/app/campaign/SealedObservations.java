package io.haetae.app.campaign;

import io.haetae.core.evidence.Facts;
import io.haetae.core.history.Observation;
import io.haetae.evidence.StoredBundle;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The observations that an archive's bundles hold. */
final class SealedObservations {
  private static final Logger LOG = LoggerFactory.getLogger(SealedObservations.class);

  private SealedObservations() {}

  /** Each bundle's observation; a bundle that cannot be read is named in the log and left out. */
  static Stream<Observation> in(Path archive) throws IOException {
    return Bundles.in(archive).stream().flatMap(bundle -> read(archive, bundle).stream());
  }

  private static Optional<Observation> read(Path archive, Path bundle) {
    try {
      StoredBundle stored = StoredBundle.read(archive, bundle);
      Facts facts = stored.facts();
      return Optional.of(
          new Observation(
              facts.visit(),
              stored.openedAt(),
              stored.closedAt(),
              facts.verdict(),
              facts.reading().product(),
              Optional.of(stored.ref())));
    } catch (IOException unreadable) {
      LOG.error("The bundle {} cannot be read: {}", bundle, unreadable.getMessage());
      return Optional.empty();
    }
  }
}
