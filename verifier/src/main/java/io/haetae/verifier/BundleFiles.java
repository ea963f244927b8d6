package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The files in a bundle's folder: none missing, none beside them, no links. */
public final class BundleFiles {
  private static final int LONGEST_MANIFEST = 4 << 20;
  private static final int MOST_FILES = 100;
  private static final Set<String> FOLDERS = Set.of("", Bundles.SEAL, "seal/certs");
  private static final Set<String> WANTED =
      Set.of(
          Bundles.WACZ, Bundles.MANIFEST, Bundles.SUMS, "seal/VERIFY.en.md", "seal/VERIFY.ko.md");

  /** What may stand beside them. */
  private static final Pattern SEAL_FILE =
      Pattern.compile(
          "seal/(manifest\\.json\\.p7s|anchor\\.checkpoint|leaf\\.json|capture\\.tlog-proof"
              + "|log\\.consistency|UNSEALED"
              + "|(manifest\\.json\\.p7s|anchor\\.checkpoint)\\.[a-z0-9-]{1,32}\\.tsr"
              + "|certs/[a-z0-9-]{1,32}\\.pem)");

  private BundleFiles() {}

  /**
   * The manifest of a bundle that may not be finished yet.
   *
   * @throws IOException if it cannot be read
   */
  public static JsonNode draft(Path bundle) throws IOException {
    byte[] content = content(bundle.resolve(Bundles.MANIFEST));
    return Json.parse(new String(content, StandardCharsets.UTF_8), Bundles.MANIFEST);
  }

  /**
   * The manifest of a bundle, in canonical form and of a version known here.
   *
   * @throws IOException if it cannot be read, or is not
   */
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

  /** Checks that the bundle's folder holds what it should, and nothing else. */
  static void check(Path bundle, JsonNode manifest) throws IOException {
    Set<String> found = found(bundle);
    for (String name : found) {
      if (!WANTED.contains(name) && !SEAL_FILE.matcher(name).matches()) {
        throw new EvidenceException("\"" + name + "\" does not belong in a bundle");
      }
    }
    if (!found.containsAll(WANTED)) {
      throw new EvidenceException(
          "the bundle holds " + found + ", it should hold " + new TreeSet<>(WANTED));
    }
    String id = Json.text(manifest, "captureId");
    if (!bundle.toAbsolutePath().normalize().endsWith(id)) {
      throw new EvidenceException(
          "the bundle of capture " + id + " lies in a folder of another name");
    }
  }

  /** Checks that the list of sums is that of the bundle's files. */
  static void checkSums(Path bundle, PackageScan scan) throws IOException {
    byte[] expected = sums(bundle, file -> sum(file, scan)).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(content(bundle.resolve(Bundles.SUMS)), expected)) {
      throw new EvidenceException(Bundles.SUMS + " does not agree with the files");
    }
  }

  private static Set<String> found(Path bundle) throws IOException {
    Set<String> found = new TreeSet<>();
    int seen = 0;
    try (Stream<Path> walk = Files.walk(bundle)) {
      for (Path path : walk.limit(MOST_FILES + 1L).toList()) {
        if (++seen > MOST_FILES) {
          throw new EvidenceException("the bundle holds more files than any real one");
        }
        String name = bundle.relativize(path).toString().replace('\\', '/');
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          found.add(name);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !FOLDERS.contains(name)) {
          throw new EvidenceException("\"" + name + "\" does not belong in a bundle");
        }
      }
    }
    return found;
  }

  /**
   * What {@code SHA256SUMS} must hold: every other file of the bundle, sorted by name.
   *
   * @throws IOException if a file cannot be read, or something else than a file lies there
   */
  public static String sums(Path bundle) throws IOException {
    return sums(bundle, Sha256::of);
  }

  private static String sum(Path file, PackageScan scan) throws IOException {
    return file.equals(scan.wacz()) ? scan.sha256() : Sha256.of(file);
  }

  @FunctionalInterface
  private interface Sum {
    String of(Path file) throws IOException;
  }

  private static String sums(Path bundle, Sum sum) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : found(bundle)) {
      if (!name.equals(Bundles.SUMS)) {
        lines.append(sum.of(bundle.resolve(name))).append("  ").append(name).append('\n');
      }
    }
    return lines.toString();
  }

  /** Whether a bundle says of itself that it is a simulation's; an unreadable one does not. */
  public static boolean saysSimulated(Path bundle) {
    try {
      return draft(bundle).path("simulated").booleanValue(false);
    } catch (IOException unreadable) {
      // Its checks fail later, each with its reason.
      return false;
    }
  }

  /** The bytes of a small file of a seal. */
  static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LONGEST_MANIFEST + 1);
      if (content.length > LONGEST_MANIFEST) {
        throw new EvidenceException(file.getFileName() + " is larger than any real one");
      }
      return content;
    }
  }
}
