package io.haetae.app.findings;

import io.haetae.app.match.Decisions;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.core.browse.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A confirmed relisting.
 *
 * @param row the offer, and the watched listing that it is most like
 * @param readers how many people said that it is the same product; 0 if an identifier is accepted
 * @param drawing the file with both photographs, if both offers have one and it is still there
 */
record Relisting(CandidateRow row, int readers, Optional<Path> drawing) {
  /** The confirmed relistings of an archive that were first seen by a moment. */
  static List<Relisting> in(Path archive, CandidateTables tables, Instant asOf) {
    Decisions decisions = Decisions.of(tables.decisions());
    return tables.all().stream()
        .filter(row -> row.standing().later() && decisions.confirmed(row))
        .filter(row -> !row.firstSeen().isAfter(asOf))
        .map(
            row ->
                new Relisting(
                    row,
                    decisions.answers().getOrDefault(Decisions.Pair.of(row), Map.of()).size(),
                    row.drawing().flatMap(name -> inside(archive, name))))
        .toList();
  }

  /** A name in a table cannot lead out of the archive. */
  private static Optional<Path> inside(Path archive, String name) {
    Path folder = archive.toAbsolutePath().normalize();
    Path file = folder.resolve(name).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  /**
   * Both photographs.
   *
   * @throws IOException if they cannot be read
   */
  Optional<Bytes> photographs() throws IOException {
    return drawing.isPresent()
        ? Optional.of(Bytes.copyOf(Files.readAllBytes(drawing.get())))
        : Optional.empty();
  }
}
