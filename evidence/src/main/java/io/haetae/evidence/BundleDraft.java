package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A bundle while it is made: bodies in {@code bodies/}, the package's parts in {@code parts/}. */
final class BundleDraft implements EvidenceStore.Draft {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private final BundleStore store;
  private final String captureId;
  private final Path folder;
  private final Path bodies;
  private final Path parts;
  private boolean sealed;

  BundleDraft(BundleStore store, String captureId, Path folder) throws IOException {
    this.store = store;
    this.captureId = captureId;
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
    new CaptureWriter(parts, captureId, capture).write();
    return new CaptureReader(parts).read();
  }

  @Override
  public EvidenceRef seal(Facts facts) throws IOException {
    Capture capture = new CaptureReader(parts).read();
    Path bundle = Files.createDirectory(folder.resolve(captureId));
    Packing packing = new Packing(parts, captureId, capture, facts);
    packing.writeParts();
    Path wacz = bundle.resolve(Bundles.WACZ);
    Wacz.pack(parts, wacz);
    byte[] manifest = Manifest.of(captureId, capture, facts, parts, wacz, Tool.VERSION);
    Disk.write(bundle.resolve(Bundles.MANIFEST), manifest);
    Disk.write(bundle.resolve(Bundles.SUMS), sums(wacz, manifest));
    Disk.forceFolder(bundle.resolve(Bundles.SEAL));
    Disk.forceFolder(bundle);
    Path day = Path.of(Bundles.CAPTURES).resolve(DAY.format(capture.openedAt()));
    store.accept(bundle, day);
    sealed = true;
    String path = day.resolve(captureId).toString().replace('\\', '/');
    return new EvidenceRef(captureId, path, Sha256.of(manifest));
  }

  private static byte[] sums(Path wacz, byte[] manifest) throws IOException {
    String lines =
        "%s  %s\n%s  %s\n"
            .formatted(Sha256.of(wacz), Bundles.WACZ, Sha256.of(manifest), Bundles.MANIFEST);
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      if (sealed) {
        Disk.delete(folder);
      } else {
        store.interrupt(folder);
      }
    } catch (IOException leftBehind) {
      throw new UncheckedIOException("The draft " + folder + " could not be put away", leftBehind);
    }
  }
}
