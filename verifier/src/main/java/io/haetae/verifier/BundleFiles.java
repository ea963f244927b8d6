package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The files in a bundle's folder: none missing, none beside them, no links. */
public final class BundleFiles {
  private static final int LONGEST_MANIFEST = 4 << 20;
  private static final Set<String> WANTED = Set.of(Bundles.WACZ, Bundles.MANIFEST, Bundles.SUMS);

  private BundleFiles() {}

  public static JsonNode manifest(Path bundle) throws IOException {
    Path file = bundle.resolve(Bundles.MANIFEST);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new EvidenceException(Bundles.MANIFEST + " is missing");
    }
    byte[] content = content(file);
    JsonNode manifest = Json.parse(new String(content, StandardCharsets.UTF_8), Bundles.MANIFEST);
    if (!Arrays.equals(Json.canonicalBytes(manifest), content)) {
      throw new EvidenceException(Bundles.MANIFEST + " is not in canonical form (RFC 8785)");
    }
    boolean known =
        Json.text(manifest, "type").equals(Parts.MANIFEST_TYPE)
            && Json.number(manifest, "version") == Parts.MANIFEST_VERSION;
    if (!known) {
      throw new EvidenceException(Bundles.MANIFEST + " is of a type or version unknown here");
    }
    return manifest;
  }

  public static void check(Path bundle, JsonNode manifest) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(bundle)) {
      for (Path path : walk.toList()) {
        String name = bundle.relativize(path).toString().replace('\\', '/');
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          found.add(name);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
            || !List.of("", Bundles.SEAL).contains(name)) {
          throw new EvidenceException("\"" + name + "\" does not belong in a bundle");
        }
      }
    }
    if (!found.equals(WANTED)) {
      throw new EvidenceException(
          "the bundle holds " + found + ", it should hold " + new TreeSet<>(WANTED));
    }
    String id = Json.text(manifest, "captureId");
    if (!bundle.toAbsolutePath().normalize().endsWith(id)) {
      throw new EvidenceException(
          "the bundle of capture " + id + " lies in a folder of another name");
    }
    checkSums(bundle);
  }

  private static void checkSums(Path bundle) throws IOException {
    String expected =
        "%s  %s\n%s  %s\n"
            .formatted(
                Sha256.of(bundle.resolve(Bundles.WACZ)),
                Bundles.WACZ,
                Sha256.of(bundle.resolve(Bundles.MANIFEST)),
                Bundles.MANIFEST);
    byte[] found = content(bundle.resolve(Bundles.SUMS));
    if (!Arrays.equals(found, expected.getBytes(StandardCharsets.UTF_8))) {
      throw new EvidenceException(Bundles.SUMS + " does not agree with the files");
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LONGEST_MANIFEST + 1);
      if (content.length > LONGEST_MANIFEST) {
        throw new EvidenceException(file.getFileName() + " is larger than any real one");
      }
      return content;
    }
  }
}
