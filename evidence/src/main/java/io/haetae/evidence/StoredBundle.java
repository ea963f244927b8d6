package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.Facts;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;

/**
 * What a sealed bundle says of its visit.
 *
 * @param ref where it lies and what it is known by
 * @param facts what was read and concluded
 * @param openedAt when the visit started, UTC
 * @param closedAt when it ended, UTC
 */
public record StoredBundle(EvidenceRef ref, Facts facts, Instant openedAt, Instant closedAt) {
  private static final int LONGEST_PART = 64 << 20;

  /**
   * Reads a bundle's facts. Does not verify it; see {@link Verifier}.
   *
   * @param archive the archive
   * @param bundle the bundle's folder in it
   * @throws IOException if it cannot be read; an {@link EvidenceException} if it is malformed
   */
  public static StoredBundle read(Path archive, Path bundle) throws IOException {
    String path = archive.relativize(bundle).toString().replace('\\', '/');
    return read(
        bundle,
        captureId -> new EvidenceRef(captureId, path, Sha256.of(bundle.resolve(Bundles.MANIFEST))));
  }

  /** Reads the facts of a bundle that is packed and not in its place yet. */
  static StoredBundle packed(Path bundle) throws IOException {
    return read(bundle, captureId -> BundleStore.refOf(bundle));
  }

  private interface Known {
    EvidenceRef by(String captureId) throws IOException;
  }

  private static StoredBundle read(Path bundle, Known known) throws IOException {
    try (PackageZip zip = PackageZip.open(bundle.resolve(Bundles.WACZ))) {
      Facts facts = FactsJson.read(text(zip, Parts.FACTS));
      JsonNode about = Json.parse(text(zip, Parts.CAPTURE), Parts.CAPTURE);
      return new StoredBundle(
          known.by(Json.text(about, "captureId")),
          facts,
          Instant.parse(Json.text(about, "openedAt")),
          Instant.parse(Json.text(about, "closedAt")));
    } catch (DateTimeException malformed) {
      throw new EvidenceException(bundle + ": " + malformed.getMessage(), malformed);
    }
  }

  private static String text(PackageZip zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new EvidenceException(zip.getName() + " has no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(LONGEST_PART);
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
