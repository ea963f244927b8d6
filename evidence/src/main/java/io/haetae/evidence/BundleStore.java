package io.haetae.evidence;

import com.fasterxml.uuid.Generators;
import io.haetae.core.browse.VisitStage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.plan.Visit;
import io.haetae.evidence.log.Leaf;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The bundles of an archive. A bundle is made in {@code work/} and moved into {@code captures/} as
 * a whole once everything in it has reached the disk; what an unfinished one holds ends in {@code
 * interrupted/}, and so does one whose visit ended with another capture. Safe for use by several
 * lanes; one process at a time uses an archive.
 */
public final class BundleStore implements EvidenceStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundleStore.class);
  private static final String WORK = "work";
  static final String INTERRUPTED = "interrupted";
  private static final String SUPERSEDED = "superseded: ";

  private final Path archive;
  private final FileChannel lockFile;
  private final ArchiveLog log;
  private final Sealer sealer;
  private final Optional<X509Certificate> evidenceKey;
  private final Endings endings;

  /** Drafts that could not be sealed though their visits ended with them, as on a full disk. */
  private final Queue<Path> left = new ConcurrentLinkedQueue<>();

  private final Optional<BundlePacking> packing;

  private BundleStore(
      Path archive,
      FileChannel lockFile,
      ArchiveLog log,
      Sealer sealer,
      Optional<X509Certificate> evidenceKey,
      Endings endings)
      throws IOException {
    this.endings = endings;
    this.packing = BundlePacking.isOn(archive) ? BundlePacking.open(archive) : Optional.empty();
    this.evidenceKey = evidenceKey;
    this.archive = archive;
    this.lockFile = lockFile;
    this.log = log;
    this.sealer = sealer;
  }

  /**
   * Opens an archive's bundles. Bundles whose sealing a killed process left unfinished are
   * finished; what else it left in {@code work/} moves to {@code interrupted/}.
   *
   * @param archive the archive's folder
   * @param sealing what it is sealed with
   * @throws IOException if the folder cannot be written, or another process has it open
   */
  public static BundleStore open(Path archive, Sealing sealing) throws IOException {
    return open(archive, sealing, false, Endings.OF_THE_ARCHIVE);
  }

  /**
   * Opens an archive's bundles, as {@link #open(Path, Sealing)} does.
   *
   * @param shared whether other machines may make the visits that a killed process left, so that
   *     this archive's log must say that it did not make them
   * @param endings tells which of the packed bundles that a killed process left are sealed
   * @throws IOException if the folder cannot be written, or another process has it open
   */
  public static BundleStore open(Path archive, Sealing sealing, boolean shared, Endings endings)
      throws IOException {
    Files.createDirectories(archive.resolve(WORK));
    Files.createDirectories(archive.resolve(Bundles.CAPTURES));
    FileChannel lockFile =
        FileChannel.open(
            archive.resolve(WORK).resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      lockFile.close();
      throw new EvidenceException(archive + " is in use by another process; wait for it to end");
    }
    boolean opened = false;
    try {
      BundleStore store = recovered(archive, sealing, lockFile, shared, endings);
      opened = true;
      return store;
    } finally {
      if (!opened) {
        lockFile.close();
      }
    }
  }

  private static BundleStore recovered(
      Path archive, Sealing sealing, FileChannel lockFile, boolean shared, Endings endings)
      throws IOException {
    ArchiveLog log = ArchiveLog.open(archive, sealing);
    BundleStore store =
        new BundleStore(
            archive, lockFile, log, log.sealer(sealing), sealing.evidenceKey(), endings);
    try {
      store.recover(shared);
    } catch (IOException failed) {
      store.close();
      throw failed;
    }
    return store;
  }

  @Override
  public void plan(String run, List<Visit> visits) throws IOException {
    sealLeft();
    log.plan(run, visits);
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    String captureId = Generators.timeBasedEpochGenerator().generate().toString();
    Path folder = Files.createDirectory(archive.resolve(WORK).resolve(captureId));
    return new BundleDraft(this, captureId, log.open(captureId, visit), folder);
  }

  @Override
  public void notMade(Visit visit, String reason) throws IOException {
    log.notMade(visit, reason);
  }

  @Override
  public void ended(String run, int left) throws IOException {
    log.ended(run);
  }

  /**
   * Seals the packed bundle of a draft and moves it into the archive; one that no authority dated
   * goes there unsealed. One that cannot be written is sealed before the next session.
   */
  EvidenceRef accept(Path draft) throws IOException {
    boolean accepted = false;
    try {
      EvidenceRef ref = sealed(draft.resolve(draft.getFileName()));
      accepted = true;
      return ref;
    } finally {
      if (!accepted) {
        left.add(draft);
      }
    }
  }

  private void sealLeft() throws IOException {
    for (Path draft = left.poll(); draft != null; draft = left.poll()) {
      endings.sealed(accept(draft));
      Disk.delete(draft);
    }
  }

  private EvidenceRef sealed(Path bundle) throws IOException {
    Optional<String> waiting = VisitStage.SEAL.timed(() -> sealer.seal(bundle));
    JsonNode manifest = BundleFiles.draft(bundle);
    if (waiting.isPresent()) {
      LOG.warn("{} is not sealed: {}", bundle.getFileName(), waiting.get());
      log.failed(
          String.valueOf(bundle.getFileName()),
          "not sealed: " + waiting.get(),
          Optional.of(Json.text(manifest.path("wacz"), "sha256")));
    } else {
      log.sealed(String.valueOf(bundle.getFileName()));
    }
    return VisitStage.STORE.timed(() -> place(bundle, manifest));
  }

  private EvidenceRef place(Path bundle, JsonNode manifest) throws IOException {
    String captureId = String.valueOf(bundle.getFileName());
    Path day = dayOf(manifest);
    Path target = archive.resolve(day);
    Files.createDirectories(target);
    Path place = target.resolve(captureId);
    if (Files.exists(place)) {
      Files.move(place, bundle.resolveSibling("unsealed"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(bundle, place, StandardCopyOption.ATOMIC_MOVE);
    Disk.forceFolder(target);
    pack(place);
    return refOf(place);
  }

  private static Path dayOf(JsonNode manifest) throws EvidenceException {
    return Bundles.folder(Instant.parse(Json.text(manifest.path("time"), "opened")));
  }

  /** What a bundle is known by in the archive, wherever it lies now. */
  static EvidenceRef refOf(Path bundle) throws IOException {
    String captureId = String.valueOf(bundle.getFileName());
    String path = dayOf(BundleFiles.draft(bundle)).resolve(captureId).toString().replace('\\', '/');
    return new EvidenceRef(captureId, path, Sha256.of(bundle.resolve(Bundles.MANIFEST)));
  }

  /** In an archive that was packed before. The bundle is whole and placed, whatever comes of it. */
  private void pack(Path bundle) {
    try {
      if (packing.isPresent()) {
        packing.get().pack(bundle);
      }
    } catch (IOException later) {
      LOG.warn("{} stays whole until the archive is packed again", bundle, later);
    }
  }

  /**
   * Tries again to seal a bundle of this archive that waits for its time-stamps. Its manifest is
   * signed anew.
   *
   * @return what it is known by now; empty if no authority answered, which changes nothing
   * @throws IOException if the archive cannot be written
   */
  public Optional<EvidenceRef> sealAgain(Path waiting) throws IOException {
    String captureId = String.valueOf(waiting.getFileName());
    Path folder = Files.createDirectory(archive.resolve(WORK).resolve(captureId));
    Path bundle = Files.createDirectory(folder.resolve(captureId));
    Files.copy(waiting.resolve(Bundles.WACZ), bundle.resolve(Bundles.WACZ));
    Disk.force(bundle.resolve(Bundles.WACZ));
    Disk.write(
        bundle.resolve(Bundles.MANIFEST), Files.readAllBytes(waiting.resolve(Bundles.MANIFEST)));
    Optional<EvidenceRef> ref = Optional.empty();
    Optional<String> fault = sealer.seal(bundle);
    if (fault.isPresent()) {
      LOG.warn("{} is still not sealed: {}", captureId, fault.get());
    } else {
      ref = Optional.of(place(bundle, BundleFiles.draft(bundle)));
    }
    Disk.delete(folder);
    return ref;
  }

  /**
   * The certificate to which copies of the wire are encrypted.
   *
   * @throws EvidenceException if there is none
   */
  public X509Certificate evidenceKey() throws EvidenceException {
    return evidenceKey.orElseThrow(
        () ->
            new EvidenceException(
                "a copy of the wire needs an evidence key; put its certificate (RSA, PEM) into"
                    + " wire.pem of the configuration, see docs/manual.md"));
  }

  /**
   * Writes into the log what happened to a record of the archive.
   *
   * @throws IOException if the log cannot be written
   */
  public void custody(Leaf.Custody happened) throws IOException {
    log.custody(happened);
  }

  /** Keeps what an unsealed draft holds, and logs that it is no capture. */
  void interrupt(Path draft, String reason) throws IOException {
    log.failed(String.valueOf(draft.getFileName()), reason, Optional.empty());
    setAside(draft);
  }

  /** Keeps a packed bundle that is not its visit's, and logs by what it can be known. */
  void supersede(Path draft, String reason) throws IOException {
    Path bundle = draft.resolve(draft.getFileName());
    JsonNode manifest = BundleFiles.draft(bundle);
    Superseded.mark(bundle, reason);
    String sha256 = Json.text(manifest.path("wacz"), "sha256");
    LOG.warn("{} is superseded: {}", draft.getFileName(), reason);
    interrupt(draft, SUPERSEDED + reason + "; kept with the package of SHA-256 " + sha256);
  }

  private void setAside(Path draft) throws IOException {
    if (Disk.isEmpty(draft)) {
      Disk.delete(draft);
      return;
    }
    Path interrupted = archive.resolve(INTERRUPTED);
    Files.createDirectories(interrupted);
    Files.move(draft, interrupted.resolve(draft.getFileName()));
  }

  private void recover(boolean shared) throws IOException {
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(archive.resolve(WORK), Files::isDirectory)) {
      for (Path draft : drafts) {
        Path bundle = draft.resolve(draft.getFileName());
        if (!Files.isRegularFile(bundle.resolve(Bundles.MANIFEST))) {
          setAside(draft);
        } else if (sealer.hasLogged(bundle) || endings.endedWith(StoredBundle.packed(bundle))) {
          endings.sealed(accept(draft));
          Disk.delete(draft);
        } else {
          supersede(draft, "the visit had ended before");
        }
      }
    }
    log.closeUnfinished(shared);
  }

  /** Lets another process open the archive. */
  @Override
  public void close() throws IOException {
    // A full disk can keep the log from closing in order; the archive is free all the same.
    try (lockFile) {
      log.close();
    } finally {
      if (packing.isPresent()) {
        packing.get().close();
      }
    }
  }
}
