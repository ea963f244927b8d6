package io.haetae.evidence;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The instructions in a bundle, by which a stranger checks it without our tools. */
final class Instructions {
  private static final List<String> LANGUAGES = List.of("en", "ko");

  private Instructions() {}

  static void write(Path bundle) throws IOException {
    for (String language : LANGUAGES) {
      Disk.replace(file(bundle, language), text(bundle, language));
    }
  }

  /**
   * Checks that a bundle of this version holds them as this version writes them: nobody signs them,
   * and whoever follows them runs what they say.
   */
  static void check(Path bundle) throws IOException {
    for (String language : LANGUAGES) {
      Path file = file(bundle, language);
      byte[] wanted = text(bundle, language);
      try (InputStream in = Files.newInputStream(file)) {
        if (!Arrays.equals(in.readNBytes(wanted.length + 1), wanted)) {
          throw new EvidenceException(file.getFileName() + " is not what this version writes");
        }
      }
    }
  }

  private static Path file(Path bundle, String language) {
    return bundle.resolve(Bundles.SEAL).resolve("VERIFY." + language + ".md");
  }

  private static byte[] text(Path bundle, String language) throws IOException {
    List<String> authorities = authorities(bundle.resolve(Bundles.SEAL));
    String first = authorities.isEmpty() ? "none" : authorities.getFirst();
    boolean wire = BundleFiles.draft(bundle).has("wire");
    return template("VERIFY." + language)
        .replace("{wire}", wire ? template("VERIFY-wire." + language) + "\n" : "")
        .replace("{captureId}", String.valueOf(bundle.getFileName()))
        .replace("{authority1} {authority2}", String.join(" ", authorities))
        .replace("{authority1}", first)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> authorities(Path seal) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> tokens =
        Files.newDirectoryStream(seal, Bundles.SIGNATURE + ".*.tsr")) {
      tokens.forEach(token -> names.add(Bundles.authorityOf(token)));
    }
    return names.stream().sorted().toList();
  }

  private static String template(String file) throws IOException {
    String name = "seal/" + file + ".md";
    try (InputStream in = Instructions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
