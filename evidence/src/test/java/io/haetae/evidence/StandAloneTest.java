package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-alone verifier as somebody runs it who has Java alone. */
final class StandAloneTest {
  private static final List<String> NEEDED =
      List.of("verifier", "jackson-", "bcpkix", "bcprov", "bcutil");

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void sealABundle() throws IOException {
    bundle = Forgery.good(folder, SampleVisit.capture(1), SampleVisit.facts());
  }

  @Test
  void aGoodBundlePassesAndWhatIsNotCheckedIsSaid() throws IOException, InterruptedException {
    Result result = run("--trust", TestSealing.trustFolder().toString(), bundle.toString());
    assertThat(result.said())
        .contains(bundle + ": PASS", "NOT PRESENT  facts reproduce      not checked here");
    assertThat(result.exit()).isZero();
  }

  @Test
  void nothingInTheBundleIsItsOwnAnchor() throws IOException, InterruptedException {
    Result result = run(bundle.toString());
    assertThat(result.said()).contains(bundle + ": FAIL", "FAIL         signer");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void misuseIsSaidInOneLine() throws IOException, InterruptedException {
    assertThat(run()).isEqualTo(new Result(2, run("--json").said()));
    assertThat(run("--trust").said()).contains("wants a value").hasLineCount(1);
    assertThat(run("nowhere").exit()).isEqualTo(2);
  }

  private record Result(int exit, String said) {}

  private static Result run(String... arguments) throws IOException, InterruptedException {
    List<String> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (NEEDED.stream().anyMatch(entry::contains)) {
        classPath.add(entry);
      }
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }
}
