package io.haetae.evidence;

import io.haetae.evidence.seal.EvidenceKey;
import io.haetae.evidence.wire.WireComparison;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.NotPresentException;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * Checks that the copy of the wire holds what the records hold, for who has the evidence key. The
 * copy is decrypted into a folder that nobody else can read, and which is deleted at the end.
 */
public final class WireCheck {
  private final Optional<PrivateKey> key;

  /**
   * A check.
   *
   * @param key the evidence key; without one the claim is not present
   */
  public WireCheck(Optional<PrivateKey> key) {
    this.key = key;
  }

  /** Adds the claim of a bundle. */
  public void addTo(ClaimList claims, Path bundle) {
    claims.onIntact(Policy.WIRE, () -> check(bundle));
  }

  private String check(Path bundle) throws IOException {
    WireNote note =
        WireNote.of(BundleFiles.manifest(bundle))
            .orElseThrow(() -> new NotPresentException("no copy of the wire was kept"));
    PrivateKey opening =
        key.orElseThrow(
            () ->
                new NotPresentException(
                    "the copy of the wire is encrypted; name its key by --wire-key"));
    Path folder = Files.createTempDirectory("haetae-wire-");
    try {
      Path pcapng = folder.resolve("visit.pcapng");
      decrypt(bundle, note, opening, pcapng);
      String agreed;
      try (BundleReader reader = BundleReader.open(bundle)) {
        boolean whole = note.incomplete().isEmpty();
        agreed = WireComparison.compare(folder, pcapng, reader.capture(), whole);
      }
      return agreed + note.incomplete().map(why -> "; the copy is not whole: " + why).orElse("");
    } finally {
      Disk.delete(folder);
    }
  }

  /**
   * Decrypts the copy of the wire of a bundle into a new file.
   *
   * @throws IOException if the key does not open it, or it is not the one in the manifest
   */
  private static void decrypt(Path bundle, WireNote note, PrivateKey key, Path pcapng)
      throws IOException {
    try (PackageZip zip = PackageZip.open(bundle.resolve(Bundles.WACZ))) {
      ZipEntry entry = zip.getEntry(Parts.WIRE);
      if (entry == null) {
        throw new EvidenceException(Parts.WIRE + " is missing");
      }
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(pcapng)) {
        EvidenceKey.decrypt(key, in, out);
      }
    }
    boolean same = Files.size(pcapng) == note.bytes() && Sha256.of(pcapng).equals(note.sha256());
    if (!same) {
      throw new EvidenceException("the copy of the wire is not the one that the manifest names");
    }
  }
}
