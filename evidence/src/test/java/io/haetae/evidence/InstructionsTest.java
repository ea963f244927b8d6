package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The instructions in a bundle, followed word by word with nothing of ours. */
final class InstructionsTest {
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void sealABundle() throws IOException {
    bundle = Forgery.good(folder, SampleVisit.capture(1), SampleVisit.facts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void aGoodBundlePasses(String language) throws IOException, InterruptedException {
    Result result = follow(language);
    assertThat(result.said()).contains("All checks of this file passed for");
    assertThat(result.exit()).as(result.said()).isZero();
  }

  @Test
  void aManifestThatWasEditedFailsThoughItsSumsAreRight() throws IOException, InterruptedException {
    String manifest = Files.readString(bundle.resolve(Bundles.MANIFEST));
    String edited = manifest.replace("\"KRW\"", "\"USD\"");
    assertThat(edited).isNotEqualTo(manifest);
    Forgery.sealSums(bundle, edited.getBytes(StandardCharsets.UTF_8));
    assertThat(follow("en").exit()).isNotZero();
  }

  @Test
  void aTokenOfAnotherBundleFails() throws IOException, InterruptedException {
    Path other = Forgery.good(folder.resolve("other"), SampleVisit.capture(2), SampleVisit.facts());
    String token = Bundles.tokenOf(Bundles.SIGNATURE, "demo-a");
    Path seal = bundle.resolve(Bundles.SEAL);
    Files.write(
        seal.resolve(token), Files.readAllBytes(other.resolve(Bundles.SEAL).resolve(token)));
    Files.writeString(bundle.resolve(Bundles.SUMS), BundleFiles.sums(bundle));
    assertThat(follow("en").exit()).isNotZero();
  }

  private record Result(int exit, String said) {}

  private Result follow(String language) throws IOException, InterruptedException {
    String text =
        Files.readString(bundle.resolve(Bundles.SEAL).resolve("VERIFY." + language + ".md"));
    String commands =
        COMMANDS.matcher(text).results().map(match -> match.group(1)).collect(Collectors.joining());
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", commands)
            .directory(bundle.toFile())
            .redirectErrorStream(true);
    shell.environment().put("TRUST", TestSealing.trustFolder().toString());
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }
}
