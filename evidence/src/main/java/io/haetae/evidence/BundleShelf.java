package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The bundles of an archive, wherever they are: in its folder, or as objects of a store. A bundle
 * is named by its path in the archive, {@code captures/yyyy/mm/dd/id}; its object is that path and
 * {@code .zip}. A bundle of a store is read from a copy that lasts as long as the shelf is open, or
 * until {@link #MOST_KEPT} of copies are there. Safe for use by several threads; copies are fetched
 * one after another.
 */
public final class BundleShelf implements AutoCloseable {
  /** How many bytes of copies that nobody reads are kept: 1 GiB. */
  public static final long MOST_KEPT = 1L << 30;

  private static final String ZIP = ".zip";
  private static final String REMOVED = "removed";
  private static final Pattern PATH =
      Pattern.compile(Bundles.CAPTURES + "/\\d{4}/\\d{2}/\\d{2}/[0-9a-zA-Z-]{1,64}");

  /** More than any manifest of up to some hundred exchanges. */
  private static final int USUAL_MANIFEST = 256 << 10;

  private static final int LONGEST_MANIFEST = 8 << 20;

  private final Path archive;
  private final Optional<EvidenceObjects> objects;
  private final BundleCopies copies;

  private BundleShelf(Path archive, Optional<EvidenceObjects> objects, long mostKept) {
    this.archive = archive;
    this.objects = objects;
    this.copies = new BundleCopies(mostKept);
  }

  /** The bundles in an archive's folder alone. */
  public static BundleShelf of(Path archive) {
    return new BundleShelf(archive, Optional.empty(), MOST_KEPT);
  }

  /** The bundles in an archive's folder and in a store, which is closed with the shelf. */
  public static BundleShelf of(Path archive, EvidenceObjects objects) {
    return of(archive, objects, MOST_KEPT);
  }

  static BundleShelf of(Path archive, EvidenceObjects objects, long mostKept) {
    return new BundleShelf(archive, Optional.of(objects), mostKept);
  }

  /** The archive's folder. */
  public Path archive() {
    return archive;
  }

  /** The store, if the archive has one. */
  public Optional<EvidenceObjects> objects() {
    return objects;
  }

  /** Whether the folder is that of an archive: it holds bundles, or names a store that does. */
  public boolean isArchive() {
    return objects.isPresent() || Bundles.isArchive(archive);
  }

  /**
   * The paths of all bundles, oldest first.
   *
   * @throws IOException if folder or store cannot be listed
   */
  public List<String> paths() throws IOException {
    TreeSet<String> paths = new TreeSet<>();
    for (Path bundle : Bundles.in(archive)) {
      paths.add(path(bundle));
    }
    paths.addAll(stored());
    return List.copyOf(paths);
  }

  private List<String> stored() throws IOException {
    return objects.isEmpty()
        ? List.of()
        : objects.get().names(Bundles.CAPTURES + "/").stream()
            .filter(name -> name.endsWith(ZIP))
            .map(name -> name.substring(0, name.length() - ZIP.length()))
            .filter(path -> PATH.matcher(path).matches())
            .toList();
  }

  /** The path of a bundle in the archive's folder. */
  public String path(Path bundle) {
    return archive.relativize(bundle).toString().replace('\\', '/');
  }

  /**
   * Lends a bundle for reading. The copy in the archive's folder is taken first.
   *
   * @throws NoSuchFileException if neither folder nor store holds it
   * @throws IOException if it cannot be fetched
   */
  public Loan borrow(String path) throws IOException {
    if (!PATH.matcher(path).matches()) {
      throw new NoSuchFileException(path);
    }
    Path here = archive.resolve(path);
    if (Files.isDirectory(here)) {
      return new Loan(archive, here, () -> {});
    }
    if (objects.isEmpty()) {
      throw new NoSuchFileException(here.toString());
    }
    EvidenceObjects store = objects.get();
    return copies.borrow(path, zip -> store.get(path + ZIP, zip));
  }

  /**
   * A bundle that is lent. Nothing of it is changed.
   *
   * @param root the folder that the bundle's path is relative to: the archive, or one of copies
   * @param folder the bundle's folder
   * @param end is told when it is not read any more
   */
  public record Loan(Path root, Path folder, Runnable end) implements AutoCloseable {
    /**
     * Copies the bundle, whole as it was sealed.
     *
     * @param target a folder that is made, named after the bundle's capture
     * @throws java.nio.file.FileAlreadyExistsException if it holds the bundle
     * @throws IOException if it cannot be written
     */
    public void copyTo(Path target) throws IOException {
      if (Files.exists(folder.resolve(Bundles.WACZ))) {
        copyAsIs(target);
      } else {
        BundlePacking.unpack(folder, target.resolveSibling(""));
      }
    }

    /**
     * Copies the bundle's files as they lie there: of a packed one, its recipe without the pieces.
     *
     * @param target a folder that is made
     * @throws java.nio.file.FileAlreadyExistsException if it holds the bundle
     * @throws IOException if it cannot be written
     */
    public void copyAsIs(Path target) throws IOException {
      for (String name : Wacz.names(folder)) {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(folder.resolve(name), file);
      }
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /**
   * Puts a sealed bundle of the archive's folder into the store; doing it again changes nothing.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the store has another bundle of this path
   * @throws IOException if it cannot be put; it is in the folder as before
   */
  public void put(String path) throws IOException {
    EvidenceObjects store = objects.orElseThrow(() -> new NoSuchFileException("a store"));
    Path work = Files.createTempDirectory("haetae-put-");
    try {
      Path zip = work.resolve("bundle" + ZIP);
      BundleZip.pack(BundlePacking.whole(archive.resolve(path), work), zip);
      store.put(path + ZIP, zip);
    } finally {
      Disk.delete(work);
    }
  }

  /**
   * Removes a bundle from the archive's folder, at once and as a whole. What a killed process left
   * of another is removed, too.
   *
   * @throws IOException if it cannot be removed
   */
  public void removeHere(String path) throws IOException {
    Path removed = archive.resolve(REMOVED);
    if (Files.exists(removed)) {
      Disk.delete(removed);
    }
    Files.createDirectories(removed);
    Path bundle = archive.resolve(path);
    Files.move(
        bundle, removed.resolve(bundle.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
    Disk.delete(removed);
  }

  /**
   * A folder whose {@code captures/} hold each bundle's folder and manifest, without the packages:
   * the archive itself, or with a store a copy that lasts as long as the shelf.
   *
   * @param manifests false if the names alone are wanted of what the store holds
   * @throws IOException if the store cannot be read
   */
  public Path outline(boolean manifests) throws IOException {
    if (objects.isEmpty()) {
      return archive;
    }
    Path outline = copies.folder("outline-" + manifests);
    for (String path : paths()) {
      Path folder = Files.createDirectories(outline.resolve(path));
      Path manifest = folder.resolve(Bundles.MANIFEST);
      if (manifests && !Files.exists(manifest)) {
        Files.createDirectories(manifest.getParent());
        Files.write(manifest, manifest(path));
      }
    }
    Files.createDirectories(outline.resolve(Bundles.CAPTURES));
    return outline;
  }

  private byte[] manifest(String path) throws IOException {
    Path here = archive.resolve(path).resolve(Bundles.MANIFEST);
    if (Files.exists(here)) {
      return Files.readAllBytes(here);
    }
    EvidenceObjects store = objects.orElseThrow(() -> new NoSuchFileException(path));
    for (int most : new int[] {USUAL_MANIFEST, LONGEST_MANIFEST}) {
      Optional<byte[]> manifest = BundleZip.manifest(store.start(path + ZIP, most));
      if (manifest.isPresent()) {
        return manifest.get();
      }
    }
    throw new EvidenceException(path + ": the manifest is longer than any real one");
  }

  /** Any one bundle's path, without listing all of a folder. */
  public Optional<String> first() throws IOException {
    Optional<Path> here = Bundles.first(archive);
    return here.isPresent() ? here.map(this::path) : stored().stream().findFirst();
  }

  /** Removes the copies and closes the store. */
  @Override
  public void close() throws IOException {
    objects.ifPresent(EvidenceObjects::close);
    copies.close();
  }
}
