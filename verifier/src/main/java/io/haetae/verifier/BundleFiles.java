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
  private static final Set<String> FOLDERS =
      Set.of("", Bundles.SEAL, "seal/certs", "seal/" + Bundles.REVOCATION);
  private static final Set<String> WANTED =
      Set.of(
          Bundles.WACZ, Bundles.MANIFEST, Bundles.SUMS, "seal/VERIFY.en.md", "seal/VERIFY.ko.md");

  /** What may stand beside them. */
  private static final Pattern SEAL_FILE =
      Pattern.compile(
          "seal/(manifest\\.json\\.p7s|anchor\\.checkpoint|leaf\\.json|capture\\.tlog-proof"
              + "|log\\.consistency|UNSEALED"
              + "|(manifest\\.json\\.p7s|anchor\\.checkpoint)\\.[a-z0-9-]{1,32}\\.tsr"
              + "|certs/[a-z0-9-]{1,32}\\.pem|revocation/[0-9a-f]{64}\\.crl)");

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

  /** Checks that a bundle's folder has its name, and holds what it should and nothing else. */
  static void check(Path bundle, JsonNode manifest) throws IOException {
    Set<String> names = found(bundle);
    recipe(bundle, manifest);
    for (String name : names) {
      if (!WANTED.contains(name) && !SEAL_FILE.matcher(name).matches()) {
        throw new EvidenceException("\"" + name + "\" does not belong in a bundle");
      }
    }
    if (!names.containsAll(WANTED)) {
      throw new EvidenceException(
          "the bundle holds " + names + ", it should hold " + new TreeSet<>(WANTED));
    }
    String id = Json.text(manifest, "captureId");
    if (!bundle.toAbsolutePath().normalize().endsWith(id)) {
      throw new EvidenceException(
          "the bundle of capture " + id + " lies in a folder of another name");
    }
  }

  /** Checks the list of sums. */
  static void checkSums(Path bundle, JsonNode manifest) throws IOException {
    // The package takes long: here its sum is the manifest's word, which is checked by itself.
    Path wacz = bundle.resolve(Bundles.WACZ);
    String said = Json.text(manifest.path("wacz"), "sha256");
    String expected = sums(bundle, file -> file.equals(wacz) ? said : Sha256.of(file));
    byte[] found = content(bundle.resolve(Bundles.SUMS));
    if (!Arrays.equals(found, expected.getBytes(StandardCharsets.UTF_8))) {
      throw new EvidenceException(Bundles.SUMS + " does not agree with the files");
    }
  }

  /** A recipe stands for the package that it makes. */
  private static Set<String> found(Path bundle) throws IOException {
    Set<String> names = found(bundle, FOLDERS, MOST_FILES, "a bundle");
    if (names.remove(Recipe.FILE)) {
      names.add(Bundles.WACZ);
    }
    return names;
  }

  /** A recipe beside the package was left by a kill, or it hides something. */
  private static void recipe(Path bundle, JsonNode manifest) throws IOException {
    Path wacz = bundle.resolve(Bundles.WACZ);
    if (Files.exists(wacz) && Recipe.isBeside(wacz)) {
      try (InputStream in = Recipe.beside(wacz).open(0)) {
        PackageCheck.same(
            "the SHA-256 of what " + Recipe.FILE + " makes",
            Json.text(manifest.path("wacz"), "sha256"),
            Sha256.of(in));
      }
    }
  }

  /**
   * The names of the files in a folder, with forward slashes.
   *
   * @param folders the only ones that may be in it
   * @param most files and folders that it may hold
   * @param what the folder is, for the reason
   * @throws EvidenceException if it holds anything else
   */
  static Set<String> found(Path folder, Set<String> folders, int most, String what)
      throws IOException {
    Set<String> found = new TreeSet<>();
    int seen = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.limit(most + 1L).toList()) {
        if (++seen > most) {
          throw new EvidenceException(what + " holds more files than any real one");
        }
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          found.add(name);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !folders.contains(name)) {
          throw new EvidenceException("\"" + name + "\" does not belong in " + what);
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
    return SignedNote.read(file, LONGEST_MANIFEST);
  }
}
