package io.haetae.evidence;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packed bundle that was not sealed, because its visit ended with another capture: as when a
 * machine stood still while it made the visit, and another machine made it anew. Its bytes are kept
 * among the interrupted.
 *
 * @param bundle its folder
 * @param reason why it was not sealed
 */
public record Superseded(Path bundle, String reason) {
  private static final String MARK = Bundles.SEAL + "/SUPERSEDED";

  /** Puts the mark into a bundle's folder. */
  static void mark(Path bundle, String reason) throws IOException {
    Disk.replace(bundle.resolve(MARK), Json.canonicalBytes(Json.object().put("reason", reason)));
  }

  /**
   * Those of an archive, by their captures.
   *
   * @throws IOException if the archive cannot be read
   */
  public static List<Superseded> in(Path archive) throws IOException {
    Path interrupted = archive.resolve(BundleStore.INTERRUPTED);
    List<Superseded> found = new ArrayList<>();
    if (Files.isDirectory(interrupted)) {
      try (Stream<Path> drafts = Files.list(interrupted)) {
        for (Path draft : drafts.sorted().toList()) {
          Path bundle = draft.resolve(draft.getFileName());
          Path mark = bundle.resolve(MARK);
          if (Files.isRegularFile(mark)) {
            String reason = Json.text(Json.parse(Files.readString(mark), MARK), "reason");
            found.add(new Superseded(bundle, reason));
          }
        }
      }
    }
    return List.copyOf(found);
  }
}
