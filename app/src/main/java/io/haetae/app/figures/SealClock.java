package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Checks.Clocked;
import io.haetae.core.figures.Look;
import io.haetae.verifier.TimeStampCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the machine's clock stood when visits were sealed, by the time-stamps of their bundles. */
final class SealClock {
  /** So many bundles are read, evenly spread over the study. */
  private static final int MOST = 200;

  private SealClock() {}

  /** Of the sealed visits among some, or of a sample of them. */
  static List<Clocked> of(Path archive, ArchiveDatabase database, List<Look> looks) {
    int[] sealed = IntStream.range(0, looks.size()).filter(i -> looks.get(i).sealed()).toArray();
    int wanted = Math.min(MOST, sealed.length);
    List<String> sample =
        IntStream.range(0, wanted)
            .map(i -> sealed[(int) ((long) i * sealed.length / wanted)])
            .mapToObj(i -> looks.get(i).visit())
            .toList();
    Map<String, ObservationRow> rows = database.observations(sample);
    return sample.stream().map(visit -> clocked(archive, visit, rows)).toList();
  }

  private static Clocked clocked(Path archive, String visit, Map<String, ObservationRow> rows) {
    Optional<EvidenceRef> bundle =
        Optional.ofNullable(rows.get(visit)).flatMap(ObservationRow::evidence);
    return new Clocked(visit, bundle.flatMap(ref -> ahead(archive, ref)));
  }

  /** By the nearest authority; empty if the bundle is elsewhere, or tells nothing that holds. */
  private static Optional<Duration> ahead(Path archive, EvidenceRef ref) {
    Path bundle = archive.resolve(ref.path()).normalize();
    if (!bundle.startsWith(archive.normalize())) {
      return Optional.empty();
    }
    try {
      return TimeStampCheck.ahead(bundle).stream().min(Comparator.comparing(Duration::abs));
    } catch (IOException untold) {
      return Optional.empty();
    }
  }
}
