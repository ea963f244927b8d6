package io.haetae.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tokens in software (SoftHSM), in the folder that the build names by SOFTHSM2_CONF. */
final class SoftToken {
  static final String PIN = "4711";
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

  private SoftToken() {}

  /** The library; where it is missing the test is skipped, but never by the build's own machine. */
  static Path library() {
    Optional<Path> found = LIBRARIES.stream().filter(Files::isRegularFile).findFirst();
    assumeTrue(
        found.isPresent() || System.getenv("CI") != null,
        "SoftHSM is not installed: apt-get install softhsm2 opensc");
    return found.orElseThrow();
  }

  /** Empties the folder of tokens. */
  static void begin() throws IOException {
    Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
    Path tokens = Files.createTempDirectory("haetae-tokens-");
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(
        configuration,
        "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
            .formatted(tokens));
  }

  /** A token with a key and, if there is one, its certificate. */
  static void make(Path folder, String label, SealKeys keys, boolean withCertificate)
      throws Exception {
    String library = library().toString();
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        label,
        "--pin",
        PIN,
        "--so-pin",
        "8315");
    Path key = folder.resolve(label + ".key");
    Files.write(key, Pem.privateKey(keys.key(), Optional.empty()));
    run(
        "softhsm2-util",
        "--import",
        key.toString(),
        "--token",
        label,
        "--label",
        "seal",
        "--id",
        "01",
        "--pin",
        PIN);
    if (withCertificate) {
      Path der = Files.write(folder.resolve(label + ".der"), keys.certificate().getEncoded());
      run(
          "pkcs11-tool",
          "--module",
          library,
          "--token-label",
          label,
          "--login",
          "--pin",
          PIN,
          "--write-object",
          der.toString(),
          "--type",
          "cert",
          "--id",
          "01",
          "--label",
          "seal");
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
