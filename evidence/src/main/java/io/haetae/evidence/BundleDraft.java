package io.haetae.evidence;

import io.haetae.core.browse.Attendance;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.VisitStage;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.evidence.log.Leaf;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.FileSums;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bundle while it is made: bodies in {@code bodies/}, the package's parts in {@code parts/}. */
final class BundleDraft implements EvidenceStore.Draft {
  private static final Logger LOG = LoggerFactory.getLogger(BundleDraft.class);

  private final BundleStore store;
  private final Provenance provenance;
  private final Path folder;
  private final Path bodies;
  private final Path parts;
  private @Nullable Written written;
  private Optional<WireNote> wire = Optional.empty();
  private State state = State.OPEN;

  /** The WARC files and what they hold, as it was read back from them. */
  private record Written(WarcFiles warcs, Capture capture) {}

  private enum State {
    OPEN,
    PACKED,
    PUT_AWAY,
    SEALED
  }

  BundleDraft(BundleStore store, String captureId, Opening opening, Path folder)
      throws IOException {
    this.store = store;
    this.provenance = new Provenance(captureId, Tool.VERSION, opening);
    this.folder = folder;
    this.bodies = Files.createDirectory(folder.resolve("bodies"));
    this.parts = Files.createDirectory(folder.resolve("parts"));
  }

  @Override
  public Path work() {
    return bodies;
  }

  @Override
  public Capture write(Capture capture) throws IOException {
    return VisitStage.STORE.timed(() -> written(capture));
  }

  private Capture written(Capture capture) throws IOException {
    new CaptureWriter(parts, provenance, capture).write();
    WarcFiles warcs = WarcFiles.in(parts);
    Capture read = new CaptureReader(warcs).read();
    written = new Written(warcs, read);
    return read;
  }

  @Override
  public void keep(WireCopy copy) throws IOException {
    wire = Optional.of(WireNote.write(copy, store.evidenceKey(), parts));
  }

  @Override
  public EvidenceRef pack(Facts facts) throws IOException {
    Path bundle = VisitStage.STORE.timed(() -> packed(facts));
    state = State.PACKED;
    return BundleStore.refOf(bundle);
  }

  @Override
  public void supersede(String reason) throws IOException {
    store.supersede(folder, reason);
    state = State.PUT_AWAY;
  }

  @Override
  public EvidenceRef seal() throws IOException {
    EvidenceRef ref = store.accept(folder);
    state = State.SEALED;
    Optional<Attendance> attended = written().capture().browser().flatMap(BrowserInfo::attended);
    if (attended.isPresent()) {
      store.custody(
          new Leaf.Custody(ref.captureId(), "attended", "operator", attended.get().described()));
    }
    return ref;
  }

  private Written written() {
    return Objects.requireNonNull(written, "a draft is written before it is sealed");
  }

  private Path packed(Facts facts) throws IOException {
    Capture capture = written().capture();
    Path bundle = Files.createDirectory(folder.resolve(provenance.captureId()));
    Packing packing =
        new Packing(parts, written().warcs(), capture, facts, provenance, Salts.random())
            .know(Parts.ORIGINALS, PartSum.of(parts.resolve(Parts.ORIGINALS)))
            .know(Parts.DERIVED, PartSum.of(parts.resolve(Parts.DERIVED)));
    if (wire.isPresent()) {
      packing.know(Parts.WIRE, PartSum.of(parts.resolve(Parts.WIRE)));
    }
    SortedMap<String, PartSum> sums = packing.writeParts();
    Path wacz = bundle.resolve(Bundles.WACZ);
    Wacz.pack(parts, wacz);
    // From here on a killed process leaves a bundle that the next one seals.
    Disk.replace(
        bundle.resolve(Bundles.MANIFEST),
        Json.canonicalBytes(
            Manifest.of(capture, facts, parts, sums, FileSums.of(wacz), provenance, wire)));
    return bundle;
  }

  @Override
  public void close() {
    try {
      switch (state) {
        case OPEN -> store.interrupt(folder, "the visit was interrupted");
        // The visit may have ended with it: that is asked before anybody seals it.
        case PACKED -> LOG.warn("{} is packed and not sealed yet", folder.getFileName());
        case PUT_AWAY -> {}
        case SEALED -> Disk.delete(folder);
      }
    } catch (IOException leftBehind) {
      throw new UncheckedIOException("The draft " + folder + " could not be put away", leftBehind);
    }
  }
}
