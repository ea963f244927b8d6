package io.haetae.app.campaign;

import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.core.browse.Profile;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Secrets;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An archive folder, open for work: its bundles, its database and its log file. One process at a
 * time holds an archive. If the folder names a store of objects, sealed bundles go on there; a
 * store that is away is waited for without holding up the work.
 */
public final class Archive implements AutoCloseable {
  private static final String WORK = "work";

  private final BundleShelf shelf;
  private final Seals seals;
  private final BundleStore evidence;
  private final ArchiveDatabase database;
  private final Optional<Outbox> outbox;
  private final Optional<LogFile> log;

  private Archive(
      BundleShelf shelf,
      Seals seals,
      BundleStore evidence,
      ArchiveDatabase database,
      Optional<Outbox> outbox,
      Optional<LogFile> log) {
    this.shelf = shelf;
    this.seals = seals;
    this.evidence = evidence;
    this.database = database;
    this.outbox = outbox;
    this.log = log;
  }

  /**
   * Opens an archive, made if it is not there. What a killed process left is put right: bundles
   * whose sealing was cut off are recorded and sealed, unless another machine has made their visits
   * since; those and other drafts move to {@code interrupted/}.
   *
   * @param folder the archive
   * @param kind a demonstration or a study; an archive never changes its kind
   * @param home where keys and settings are
   * @param secrets open a study's keys
   * @param clock tells when runs are planned
   * @throws IOException if the folder cannot be written, or the keys are missing
   * @throws io.haetae.app.storage.ArchiveException if the database cannot be opened
   */
  public static Archive open(
      Path folder, ArchiveKind kind, ConfigurationHome home, Secrets secrets, Clock clock)
      throws IOException {
    Seals seals = Seals.open(home, kind, secrets, clock);
    boolean opened = false;
    try {
      Files.createDirectories(folder);
      BundleShelf shelf = Shelves.of(folder);
      Archive archive = open(shelf, seals, ArchiveDatabase.open(folder, kind, clock), clock);
      opened = true;
      return archive;
    } finally {
      // A demonstration's authorities would keep the process alive.
      if (!opened) {
        seals.close();
      }
    }
  }

  private static Archive open(BundleShelf shelf, Seals seals, ArchiveDatabase database, Clock clock)
      throws IOException {
    Path folder = shelf.archive();
    Optional<BundleStore> bundles = Optional.empty();
    Optional<LogFile> log = LogFile.openIn(folder);
    boolean opened = false;
    try {
      Set<String> unfinished = unfinished(folder);
      bundles =
          Optional.of(
              BundleStore.open(
                  folder, seals.sealing(), database.shared(), new RecordedEndings(database)));
      // What a store holds is asked for only by a database that knows nothing.
      Optional<Instant> last = database.lastClosedAt();
      database.rebuild(
          last.isEmpty()
              ? SealedObservations.in(shelf)
              : SealedObservations.unrecorded(folder, database, last.get(), unfinished));
      Optional<Outbox> outbox =
          shelf.objects().isPresent()
              ? Optional.of(Outbox.open(shelf, database::recorded, clock))
              : Optional.empty();
      opened = true;
      return new Archive(shelf, seals, bundles.get(), database, outbox, log);
    } finally {
      if (!opened) {
        if (bundles.isPresent()) {
          bundles.get().close();
        }
        database.close();
        log.ifPresent(LogFile::close);
      }
    }
  }

  /** The captures whose sealing a killed process left; it is finished as the bundles are opened. */
  private static Set<String> unfinished(Path folder) throws IOException {
    Path work = folder.resolve(WORK);
    if (!Files.isDirectory(work)) {
      return Set.of();
    }
    try (Stream<Path> drafts = Files.list(work)) {
      return drafts
          .filter(Files::isDirectory)
          .map(draft -> String.valueOf(draft.getFileName()))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Opens an archive that is there, of whichever kind, and puts it right as {@link #open} does.
   *
   * @throws IOException if the folder cannot be read or written, or the keys are missing
   * @throws io.haetae.app.storage.ArchiveException if the database cannot be opened
   */
  public static Archive openExisting(
      Path folder, ConfigurationHome home, Secrets secrets, Clock clock) throws IOException {
    return open(folder, kindOf(folder, clock), home, secrets, clock);
  }

  /** The kind that an archive's database tells, or else its bundles. */
  private static ArchiveKind kindOf(Path folder, Clock clock) throws IOException {
    if (ArchiveDatabase.isIn(folder)) {
      try (ArchiveDatabase database = ArchiveDatabase.openExisting(folder, clock)) {
        return database.kind();
      }
    }
    try (BundleShelf shelf = Shelves.of(folder)) {
      boolean simulated =
          SealedObservations.in(shelf).anyMatch(o -> o.visit().lane().standIn().isPresent());
      return simulated ? ArchiveKind.DEMO : ArchiveKind.STUDY;
    }
  }

  /**
   * Records in an archive's database what its bundles say and it does not know yet. Needs no keys.
   *
   * @return the open database
   * @throws IOException if the bundles cannot be listed
   */
  public static ArchiveDatabase index(Path folder, Clock clock) throws IOException {
    ArchiveDatabase database = ArchiveDatabase.open(folder, kindOf(folder, clock), clock);
    try (BundleShelf shelf = Shelves.of(folder)) {
      database.rebuild(SealedObservations.in(shelf));
    }
    return database;
  }

  /**
   * Tries again to seal every bundle that waits for its time-stamps.
   *
   * @return how many still wait
   * @throws IOException if the archive cannot be written
   */
  public int sealWaiting() throws IOException {
    int left = 0;
    for (Path bundle : Bundles.in(folder())) {
      if (Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.UNSEALED))) {
        Optional<EvidenceRef> sealed = evidence.sealAgain(bundle);
        sealed.ifPresent(database::sealedAgain);
        left += sealed.isPresent() ? 0 : 1;
      }
    }
    if (outbox.isPresent()) {
      outbox.get().addAll();
    }
    return left;
  }

  /**
   * Writes into the log what happened to a record of the archive.
   *
   * @throws IOException if the log cannot be written
   */
  public void custody(Leaf.Custody happened) throws IOException {
    evidence.custody(happened);
  }

  /** The archive's folder. */
  public Path folder() {
    return shelf.archive();
  }

  /** Its bundles, wherever they are. */
  public BundleShelf shelf() {
    return shelf;
  }

  /** Where its captures are written and sealed. */
  public EvidenceStore evidence() {
    return outbox.isPresent() ? new ShelvedEvidence(evidence, outbox.get()) : evidence;
  }

  /**
   * Fails unless what a profile promises can be kept.
   *
   * @throws IOException if it wants copies of the wire and no evidence key was named
   */
  public void requireKeysOf(Profile profile) throws IOException {
    if (profile == Profile.FULL) {
      evidence.evidenceKey();
    }
  }

  /** Its plans and observations. */
  public ArchiveDatabase database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    outbox.ifPresent(box -> box.work(true));
    database.close();
    evidence.close();
    seals.close();
    shelf.close();
    log.ifPresent(LogFile::close);
  }
}
