package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle's entry in the log, checked by Go's own code for the database of its modules. */
final class GoSumdbTest {
  private static final String PROGRAM = "check-log.go";

  /** Where Debian's golang-golang-x-mod-dev puts it, so that nothing is fetched. */
  private static final Path GO_PATH = Path.of("/usr/share/gocode");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("GO111MODULE", "off", "GOPATH", GO_PATH.toString(), "GOTOOLCHAIN", "local");

  @TempDir private static Path built;
  @TempDir private Path folder;
  private Path seal;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    boolean installed =
        Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb"))
            && Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    assumeTrue(installed, "Go is not installed: apt-get install golang-go golang-golang-x-mod-dev");
    try (InputStream in = GoSumdbTest.class.getResourceAsStream(PROGRAM)) {
      Files.copy(in, built.resolve(PROGRAM));
    }
    Said said = run(built, "go", "build", "-o", "check-log", PROGRAM);
    assertThat(said.exit()).as(said.text()).isZero();
  }

  @BeforeEach
  void sealABundle() throws IOException {
    Path bundle = Forgery.good(folder, SampleVisit.capture(1), SampleVisit.facts());
    seal = bundle.resolve(Bundles.SEAL);
  }

  @Test
  void acceptsTheProofsOfAGoodBundle() throws IOException, InterruptedException {
    assertThat(check()).satisfies(said -> assertThat(said.exit()).as(said.text()).isZero());
    assertThat(check().text()).contains("logged ", "consistent ");
  }

  @Test
  void refusesAnotherLeafAnotherPathAndAnotherGrowth() throws IOException, InterruptedException {
    String manifest = "\"manifestSha256\":\"";
    refused(Bundles.LEAF, manifest, manifest + "0", "invalid transparency proof");
    refused(Bundles.PROOF, "index ", "index 1", "FAILED");
    refused(Bundles.CONSISTENCY, "^.", "_", "FAILED");
    refused(Bundles.ANCHOR, "(?m)^(\\d+)$", "1$1", "invalid signature");
  }

  private void refused(String file, String pattern, String replacement, String words)
      throws IOException, InterruptedException {
    String good = Files.readString(seal.resolve(file));
    String edited = good.replaceFirst(pattern, replacement);
    assertThat(edited).as(file).isNotEqualTo(good);
    Files.writeString(seal.resolve(file), edited);
    Said said = check();
    assertThat(said.exit()).as(file).isOne();
    assertThat(said.text()).as(file).contains(words);
    Files.writeString(seal.resolve(file), good);
  }

  private record Said(int exit, String text) {}

  private Said check() throws IOException, InterruptedException {
    Path key = TestSealing.trustFolder().resolve("logs/log.vkey");
    return run(built, built.resolve("check-log").toString(), key.toString(), seal.toString());
  }

  private static Said run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(ENVIRONMENT);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Said(process.exitValue(), said);
  }
}
