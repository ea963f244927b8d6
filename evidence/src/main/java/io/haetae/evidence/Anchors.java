package io.haetae.evidence;

import io.haetae.evidence.log.TransparencyLog;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.TimeStampException;
import io.haetae.evidence.seal.Token;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The not-before anchors: checkpoints of the log that were time-stamped before visits opened. One
 * serves the visits of the next ten minutes. Safe for use by several lanes.
 */
final class Anchors {
  private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Authorities that did not answer are not asked again for each visit. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String CHECKPOINT = "checkpoint";

  private final Path folder;
  private final TransparencyLog log;
  private final Authorities authorities;
  private final Clock clock;
  private Optional<Opening.Anchor> newest = Optional.empty();
  private Instant tried = Instant.MIN;
  private Instant stamped = Instant.MIN;

  /** Anchors kept in a folder, one folder a size of the log. */
  Anchors(Path folder, TransparencyLog log, Authorities authorities, Clock clock) {
    this.folder = folder;
    this.log = log;
    this.authorities = authorities;
    this.clock = clock;
  }

  /** The anchor for a visit that opens now; empty if no authority has answered yet. */
  synchronized Optional<Opening.Anchor> current() throws IOException {
    Instant now = clock.instant();
    boolean stale = stamped.isBefore(now.minus(FRESH));
    if (stale && tried.isBefore(now.minus(PATIENCE))) {
      refresh();
    }
    return newest;
  }

  private void refresh() throws IOException {
    tried = clock.instant();
    Checkpoint checkpoint = log.checkpoint();
    byte[] bytes = checkpoint.note().bytes();
    try {
      List<Token> tokens = authorities.stamp(bytes);
      Path place = folder.resolve(Long.toString(checkpoint.size()));
      if (!Files.exists(place)) {
        Path draft = folder.resolve(checkpoint.size() + ".new");
        if (Files.exists(draft)) {
          Disk.delete(draft);
        }
        Disk.write(draft.resolve(CHECKPOINT), bytes);
        for (Token token : tokens) {
          Disk.write(draft.resolve(Bundles.tokenOf(CHECKPOINT, token.authority())), token.bytes());
        }
        Disk.forceFolder(draft);
        Files.move(draft, place);
      }
      newest = Optional.of(read(place));
      stamped = clock.instant();
    } catch (TimeStampException unreachable) {
      LOG.warn("No anchor for the visits to come: {}", unreachable.getMessage());
    }
  }

  private static Opening.Anchor read(Path place) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(place.resolve(CHECKPOINT));
    SortedMap<String, String> tokens = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.tsr")) {
      for (Path file : files) {
        tokens.put(Bundles.authorityOf(file), Sha256.of(file));
      }
    }
    return new Opening.Anchor(
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root().base64(),
        Sha256.of(place.resolve(CHECKPOINT)),
        tokens);
  }

  /** Copies an anchor with its time-stamps into a bundle's seal. */
  void copy(Opening.Anchor anchor, Path seal) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.resolve(Long.toString(anchor.size())))) {
      for (Path file : files) {
        Path target = seal.resolve(Bundles.ANCHOR.replace(CHECKPOINT, "") + file.getFileName());
        Files.deleteIfExists(target);
        Disk.write(target, Files.readAllBytes(file));
      }
    }
  }
}
