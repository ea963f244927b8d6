package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Rebuilt;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * An archive folder, open for work: its bundles, its database and its log file. One process at a
 * time holds an archive.
 */
public final class Archive implements AutoCloseable {
  private final Path folder;
  private final BundleStore evidence;
  private final ArchiveDatabase database;

  private Archive(Path folder, BundleStore evidence, ArchiveDatabase database) {
    this.folder = folder;
    this.evidence = evidence;
    this.database = database;
  }

  /**
   * Opens an archive, made if it is not there. What a killed process left is put right: unfinished
   * drafts move to {@code interrupted/}, and bundles whose observation was not recorded any more are
   * recorded.
   *
   * @param folder the archive
   * @param kind a demonstration or a study; an archive never changes its kind
   * @param clock times the bundles
   * @throws IOException if the folder cannot be written
   * @throws io.haetae.app.storage.ArchiveException if the database cannot be opened
   */
  public static Archive open(Path folder, ArchiveKind kind, Clock clock) throws IOException {
    Files.createDirectories(folder);
    return repaired(folder, ArchiveDatabase.open(folder, kind, clock), clock);
  }

  /**
   * Opens an archive that is there, of whichever kind, and puts it right as {@link #open} does. One
   * whose database is gone gets a new one, of the kind that its bundles show.
   *
   * @param folder the archive
   * @param clock times the bundles
   * @throws IOException if the folder cannot be read or written
   * @throws io.haetae.app.storage.ArchiveException if the database cannot be opened
   */
  public static Archive openExisting(Path folder, Clock clock) throws IOException {
    if (ArchiveDatabase.isIn(folder)) {
      return repaired(folder, ArchiveDatabase.openExisting(folder, clock), clock);
    }
    boolean simulated =
        SealedObservations.in(folder).anyMatch(o -> o.visit().lane().standIn().isPresent());
    return open(folder, simulated ? ArchiveKind.DEMO : ArchiveKind.STUDY, clock);
  }

  private static Archive repaired(Path folder, ArchiveDatabase database, Clock clock)
      throws IOException {
    LogFile.openIn(folder);
    Archive archive = new Archive(folder, BundleStore.open(folder), database);
    archive.index();
    return archive;
  }

  /**
   * Records what the bundles say and the database does not know yet.
   *
   * @throws IOException if the bundles cannot be listed
   */
  public Rebuilt index() throws IOException {
    return database.rebuild(SealedObservations.in(folder));
  }

  /** The archive's folder. */
  public Path folder() {
    return folder;
  }

  /** Where its captures are written and sealed. */
  public EvidenceStore evidence() {
    return evidence;
  }

  /** Its plans and observations. */
  public ArchiveDatabase database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    database.close();
    evidence.close();
  }
}
