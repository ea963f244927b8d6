package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The instructions in a bundle, followed word by word with nothing of ours. */
final class InstructionsTest {
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static final Pattern WIRE_SUM =
      Pattern.compile("\"wire\":\\{[^}]*\"sha256\":\"([0-9a-f]{64})\"");

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
    assertThat(result.said())
        .contains("All checks of this file passed for")
        .contains("ok: a list of revoked certificates is the one in the manifest")
        .doesNotContain("NOT PRESENT");
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

  @Test
  void aListOfRevokedCertificatesThatIsGoneFails() throws IOException, InterruptedException {
    try (Stream<Path> lists = Files.list(bundle.resolve("seal/revocation"))) {
      Files.delete(lists.findFirst().orElseThrow());
    }
    Files.writeString(bundle.resolve(Bundles.SUMS), BundleFiles.sums(bundle));
    Result result = follow("en");
    assertThat(result.said()).doesNotContain("All checks of this file passed");
    assertThat(result.exit()).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void aCopyOfTheWireIsCheckedToo(String language) throws IOException, InterruptedException {
    assertThat(text(language)).doesNotContain("visit.pcapng", "{wire}");
    bundle = sealWithWire(folder.resolve("wire"));
    assertThat(text(language)).contains("tshark").doesNotContain("{wire}");
    Result withKey = follow(language, TestSealing.wireKey().toString());
    assertThat(withKey.said())
        .contains("ok: the copy of the wire is the part in the manifest")
        .contains("ok: the copy of the wire, opened, is the one in the manifest")
        .contains("All checks of this file passed for");
    assertThat(withKey.exit()).as(withKey.said()).isZero();
    Result without = follow(language);
    assertThat(without.said()).doesNotContain("wire, opened");
    assertThat(without.exit()).as(without.said()).isZero();
  }

  @Test
  void anotherSumOfTheWireFailsForTheHolderOfTheKey() throws IOException, InterruptedException {
    bundle = sealWithWire(folder.resolve("wire"));
    String manifest = Files.readString(bundle.resolve(Bundles.MANIFEST));
    Matcher sum = WIRE_SUM.matcher(manifest);
    assertThat(sum.find()).isTrue();
    String edited =
        manifest.substring(0, sum.start(1)) + "0".repeat(64) + manifest.substring(sum.end(1));
    Forgery.sealSums(bundle, edited.getBytes(StandardCharsets.UTF_8));
    Result result = follow("en", TestSealing.wireKey().toString());
    assertThat(result.said()).contains("FAILED: the copy of the wire, opened, is the one in");
    assertThat(result.exit()).isNotZero();
  }

  static Path sealWithWire(Path archive) throws IOException {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(SampleVisit.capture(1));
      draft.keep(new WireCopy(Bytes.utf8("packets"), 1, Optional.empty()));
      return archive.resolve(draft.seal(SampleVisit.facts()).path());
    }
  }

  private record Result(int exit, String said) {}

  private String text(String language) throws IOException {
    return Files.readString(bundle.resolve(Bundles.SEAL).resolve("VERIFY." + language + ".md"));
  }

  private Result follow(String language) throws IOException, InterruptedException {
    return follow(language, "");
  }

  private Result follow(String language, String wireKey) throws IOException, InterruptedException {
    String commands =
        COMMANDS
            .matcher(text(language))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining());
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", commands)
            .directory(bundle.toFile())
            .redirectErrorStream(true);
    shell.environment().put("TRUST", TestSealing.trustFolder().toString());
    shell.environment().put("WIRE_KEY", wireKey);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }
}
