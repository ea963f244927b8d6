package io.haetae.app.objects;

import io.haetae.app.storage.ArchiveException;
import io.haetae.app.storage.ArchiveProperties;
import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.FolderObjects;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens the bundles of archives: those of the folder, and those of the store that the line {@code
 * objects} of {@code haetae.properties} names.
 */
public final class Shelves {
  private static final String OBJECTS = "objects";

  private Shelves() {}

  /**
   * The bundles of an archive. Nothing is asked of a store before a bundle is.
   *
   * @throws ArchiveException if the line names no store
   */
  public static BundleShelf of(Path archive) {
    ArchiveProperties properties = ArchiveProperties.in(archive);
    Optional<String> named = properties.value(OBJECTS);
    if (named.isEmpty()) {
      return BundleShelf.of(archive);
    }
    return BundleShelf.of(archive, objects(properties, named.get()));
  }

  private static EvidenceObjects objects(ArchiveProperties properties, String named) {
    try {
      URI place = URI.create(named);
      if ("file".equals(place.getScheme())) {
        return new FolderObjects(Path.of(place));
      }
      if ("s3".equals(place.getScheme()) && place.getHost() != null) {
        return S3Objects.open(
            place.getHost(),
            prefix(place),
            new S3Objects.Service(
                properties.value("objects.endpoint").map(URI::create),
                properties.value("objects.region"),
                properties.value("objects.path-style").map(Boolean::parseBoolean).orElse(false)));
      }
    } catch (IllegalArgumentException malformed) {
      throw new ArchiveException(
          properties.file() + ": " + malformed.getMessage() + "; " + expected(), malformed);
    }
    throw new ArchiveException(
        properties.file() + ": \"" + named + "\" is no store; " + expected());
  }

  private static String expected() {
    return OBJECTS + " is written " + OBJECTS + "=s3://BUCKET/PREFIX or file:///FOLDER";
  }

  /** Without a slash before it, and with one after it unless it is empty. */
  private static String prefix(URI place) {
    String path = Optional.ofNullable(place.getPath()).orElse("").replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : path + "/";
  }
}
