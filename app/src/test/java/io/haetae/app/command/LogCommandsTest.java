package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.log.PlannedVisit;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TlogProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about a log, as a user runs them. */
final class LogCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final String TARGET = Sha256.of("target");

  @TempDir private Path folder;

  private Path archive;
  private Path trust;
  private Path index;
  private LogKey key;
  private byte[] sealLeaf = new byte[0];

  @BeforeEach
  void anArchiveWithOneSealedVisit() throws IOException {
    archive = folder.resolve("archive");
    trust = folder.resolve("trust");
    index = folder.resolve("index");
    key = LogKey.generate("log.example/haetae");
    Files.createDirectories(trust.resolve("logs"));
    Files.writeString(trust.resolve("logs/log.vkey"), key.verifierKey() + "\n");
    byte[] manifest = "manifest".getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(capture().resolve(Bundles.SEAL));
    Files.write(capture().resolve(Bundles.MANIFEST), manifest);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (TransparencyLog log = TransparencyLog.open(archive.resolve("log"), key, clock)) {
      log.plan("r1", List.of(new PlannedVisit(0, "v1", TARGET)), Sha256.of("settings"));
      log.open("c1", "r1", 0, TARGET, 1);
      sealLeaf =
          log.append(new Leaf.Seal("c1", TARGET, 1, Sha256.of(manifest), Optional.empty())).bytes();
      log.append(new Leaf.RunEnd("r1", 1, 1, 0, 0));
      log.checkpoint();
    }
  }

  @Test
  void showsTheCheckpointAndTheNewestLeaves() {
    Ran shown = run("show", "" + archive, "--last", "2");
    assertThat(shown.exit()).isEqualTo(ExitCode.FINE);
    assertThat(shown.out())
        .contains("log     log.example/haetae", "leaves  4", "signed  log.example/haetae")
        .contains("2  2026-11-23T09:00:00Z  SEAL      c1")
        .doesNotContain("OPEN");
    Ran json = run("show", "" + archive, "--json");
    assertThat(json.out().lines()).hasSize(5);
    assertThat(json.out()).contains("{\"index\":0,\"leaf\":{").contains("\"size\":4");
  }

  @Test
  void checksTheWholeLogAndNamesWhatIsGone() throws Exception {
    Ran good = run("check", "" + archive, "--trust", "" + trust);
    assertThat(good.out()).endsWith("the log holds\n");
    assertThat(good.exit()).isEqualTo(ExitCode.FINE);
    remove();
    Ran bad = run("check", "" + archive, "--trust", "" + trust);
    assertThat(bad.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(bad.out())
        .contains("FAIL  captures present", "capture c1 was sealed at", "is missing")
        .endsWith("faults: 1\n");
  }

  @Test
  void looksQuicklyForWhatIsGone() throws Exception {
    String[] look = {
      "check", "--quick", "--index", "" + index, "--trust", "" + trust, "" + archive
    };
    Ran first = run(look);
    assertThat(first.exit()).isEqualTo(ExitCode.FINE);
    assertThat(first.out()).contains("4 new leaves").endsWith("the log holds\n");
    remove();
    Ran second = run(look);
    assertThat(second.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(second.out())
        .contains("0 new leaves", "capture c1 was sealed at 2026-11-23T09:00:00Z (leaf 2)")
        .endsWith("faults: 1\n");
  }

  @Test
  void checksThatAnOlderCheckpointIsKept() throws Exception {
    Path copy = folder.resolve("copy");
    assertThat(run("witness", "" + archive, "--trust", "" + trust, "--file", "" + copy).exit())
        .isEqualTo(ExitCode.FINE);
    assertThat(copy).hasSameBinaryContentAs(archive.resolve("log/checkpoint"));
    assertThat(run("check", "" + archive, "--trust", "" + trust, "--checkpoint", "" + copy).exit())
        .isEqualTo(ExitCode.FINE);
    Files.writeString(copy, Files.readString(copy).replace("\n4\n", "\n3\n"));
    Ran edited = run("check", "" + archive, "--trust", "" + trust, "--checkpoint", "" + copy);
    assertThat(edited.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(edited.out()).contains("past kept", "is false");
  }

  @Test
  void trustsNoKeyThatItWasNotGiven() throws Exception {
    Files.delete(trust.resolve("logs/log.vkey"));
    Ran unknown = run("check", "" + archive, "--trust", "" + trust);
    assertThat(unknown.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(unknown.out()).contains("signed by no trusted key");
  }

  @Test
  void provesACapture() throws Exception {
    Path file = folder.resolve("proof");
    Ran proven = run("prove", "" + capture(), "" + archive, "-o", "" + file);
    assertThat(proven.exit()).isEqualTo(ExitCode.FINE);
    assertThat(proven.out()).isEqualTo(file + ": leaf 2 of 4\n");
    TlogProof proof = TlogProof.parse(Files.readAllBytes(file));
    assertThat(proof.verify(sealLeaf, List.of(key.verifierKey()))).isEqualTo(key.verifierKey());
    Ran unknown = run("prove", "c2", "" + archive, "-o", "" + file);
    assertThat(unknown.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(unknown.out()).isEqualTo("haetae: the log has no seal of c2\n");
  }

  @Test
  void aWitnessThatRefusesIsAFailure() {
    Ran refused =
        run("witness", "" + archive, "--trust", "" + trust, "--command", "echo no >&2; exit 1");
    assertThat(refused.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(refused.out()).startsWith("haetae: ");
  }

  private Path capture() {
    return archive.resolve("captures/2026/11/23/c1");
  }

  private void remove() throws IOException {
    Files.delete(capture().resolve(Bundles.MANIFEST));
    Files.delete(capture().resolve(Bundles.SEAL));
    Files.delete(capture());
  }

  private record Ran(int exit, String out) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(LogCommand.class);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString());
  }
}
