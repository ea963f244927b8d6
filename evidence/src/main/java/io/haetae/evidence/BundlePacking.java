package io.haetae.evidence;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Recipe;
import io.haetae.verifier.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the packages of an archive share once: each package becomes a recipe and pieces. No
 * package goes before its recipe gave its very bytes back, and pieces and recipe have reached the
 * disk; so a kill at any moment leaves a bundle that reads the same, and packing it again goes on.
 * Safe for use by several threads.
 */
public final class BundlePacking implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(BundlePacking.class);

  private final Path archive;
  private final PieceStore pieces;

  private BundlePacking(Path archive, PieceStore pieces) {
    this.archive = archive;
    this.pieces = pieces;
  }

  /**
   * What packing an archive came to.
   *
   * @param packed bundles that were packed now
   * @param before bytes of their packages
   * @param added bytes of their recipes and of pieces that were not there before
   * @param left bundles that stay whole, because they wait for their time-stamps or are not what
   *     their manifest describes
   */
  public record Packed(int packed, long before, long added, int left) {}

  /** Whether an archive was packed before, and so goes on to be. */
  public static boolean isOn(Path archive) {
    return Files.isDirectory(PieceStore.of(archive));
  }

  /**
   * Opens an archive for packing.
   *
   * @return empty if another process packs it
   * @throws IOException if it cannot be written
   */
  public static Optional<BundlePacking> open(Path archive) throws IOException {
    return PieceStore.open(archive).map(pieces -> new BundlePacking(archive, pieces));
  }

  /**
   * Packs every sealed bundle that is not packed yet.
   *
   * @throws IOException if the archive cannot be written
   */
  public synchronized Packed packAll() throws IOException {
    int packed = 0;
    int left = 0;
    long before = 0;
    long added = -bytesOfPieces();
    for (Path bundle : Bundles.in(archive)) {
      Path wacz = bundle.resolve(Bundles.WACZ);
      if (Files.exists(wacz)) {
        long size = Files.size(wacz);
        if (pack(bundle)) {
          packed++;
          before += size;
          added += Files.size(wacz.resolveSibling(Recipe.FILE));
        } else {
          left++;
        }
      }
    }
    return new Packed(packed, before, added + bytesOfPieces(), left);
  }

  private long bytesOfPieces() throws IOException {
    long bytes = 0;
    for (Path piece : pieces.all()) {
      bytes += Files.size(piece);
    }
    return bytes;
  }

  /**
   * Packs a bundle.
   *
   * @return whether it is a recipe now; a bundle that is not sealed, or is not what its manifest
   *     describes, stays as it is
   * @throws IOException if the archive cannot be written
   */
  synchronized boolean pack(Path bundle) throws IOException {
    Path wacz = bundle.resolve(Bundles.WACZ);
    if (Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.UNSEALED))) {
      return false;
    }
    Path recipe = wacz.resolveSibling(Recipe.FILE);
    try {
      String sha256 = Json.text(BundleFiles.manifest(bundle).path("wacz"), "sha256");
      // One that a kill left beside a package that went bad since may be all that is good.
      same(new PackageBytes.Whole(wacz), sha256, "it");
      byte[] content = recipe(new PackageBytes.Whole(wacz));
      pieces.force();
      pieces.put(recipe, content);
      requireSame(recipe, wacz, sha256);
    } catch (EvidenceException unfit) {
      LOG.warn("{} stays whole: {}", wacz, unfit.getMessage());
      return false;
    }
    Files.delete(wacz);
    Disk.forceFolder(bundle);
    return true;
  }

  /** A recipe that does not give the package back goes: the package was just found to be good. */
  private static void requireSame(Path recipe, Path wacz, String sha256) throws IOException {
    boolean made = false;
    try {
      same(Recipe.beside(wacz), sha256, "what its recipe makes");
      made = true;
    } finally {
      if (!made) {
        Files.delete(recipe);
      }
    }
  }

  private static void same(PackageBytes bytes, String sha256, String what) throws IOException {
    try (InputStream in = bytes.open(0)) {
      if (!Sha256.of(in).equals(sha256)) {
        throw new EvidenceException(what + " is not the package that the manifest describes");
      }
    }
  }

  private byte[] recipe(PackageBytes bytes) throws IOException {
    StringBuilder lines = new StringBuilder(Recipe.FORM).append('\n');
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    List<PackageCuts.Cut> cuts = PackageCuts.of(bytes);
    long most = cuts.stream().filter(cut -> !cut.piece()).mapToLong(PackageCuts.Cut::length).sum();
    if (most > Recipe.MOST_OWN) {
      throw new EvidenceException("too much of it is its own");
    }
    for (PackageCuts.Cut cut : cuts) {
      if (cut.piece()) {
        String name = pieces.keep(bytes, cut);
        lines.append("piece ").append(cut.length()).append(' ').append(name).append('\n');
      } else {
        try (InputStream in = PieceStore.run(bytes, cut)) {
          in.transferTo(own);
        }
        lines.append("own ").append(cut.length()).append('\n');
      }
    }
    ByteArrayOutputStream recipe = new ByteArrayOutputStream();
    recipe.write(lines.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    try (GZIPOutputStream gzip = new GZIPOutputStream(recipe)) {
      own.writeTo(gzip);
    }
    return recipe.toByteArray();
  }

  /**
   * Removes the pieces that no bundle of the archive needs, after bundles were removed.
   *
   * @return how many bytes that freed
   * @throws EvidenceException if a recipe cannot be read; then nothing was removed
   * @throws IOException if the archive cannot be written
   */
  public synchronized long sweep() throws IOException {
    return pieces.sweep(archive);
  }

  /**
   * Copies a bundle, whole as it was sealed, into a new folder that is named after its capture.
   *
   * @param bundle the bundle's folder
   * @param folder where the new folder goes
   * @return the new folder
   * @throws EvidenceException if it is not what its manifest describes, or a piece is missing
   * @throws IOException if it cannot be read, or the copy not written
   */
  public static Path unpack(Path bundle, Path folder) throws IOException {
    String sha256 = Json.text(BundleFiles.manifest(bundle).path("wacz"), "sha256");
    PackageBytes bytes = PackageBytes.at(bundle.resolve(Bundles.WACZ));
    bytes.check();
    same(bytes, sha256, "it");
    Path copy = folder.resolve(String.valueOf(bundle.toAbsolutePath().normalize().getFileName()));
    Files.createDirectories(folder);
    Files.createDirectory(copy);
    List<Path> files = new ArrayList<>();
    try (var walk = Files.walk(bundle.resolve(Bundles.SEAL))) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      Path target = copy.resolve(bundle.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    try (InputStream in = bytes.open(0)) {
      Files.copy(in, copy.resolve(Bundles.WACZ));
    }
    return copy;
  }

  /**
   * A bundle with its package in a file of its own: itself, or if it is packed a copy.
   *
   * @param folder where the copy goes
   * @throws IOException as {@link #unpack} does
   */
  public static Path whole(Path bundle, Path folder) throws IOException {
    return Files.exists(bundle.resolve(Bundles.WACZ)) ? bundle : unpack(bundle, folder);
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
