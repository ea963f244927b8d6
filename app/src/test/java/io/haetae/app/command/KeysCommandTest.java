package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.campaign.TestHome;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user calls them, in the configuration that the build keeps apart. */
class KeysCommandTest {
  private static final Path HOME = TestHome.home().folder();

  @TempDir private Path folder;

  @BeforeEach
  @AfterEach
  void withoutKeys() throws IOException {
    for (Path part : List.of(TestHome.home().keys(), TestHome.home().trust())) {
      if (Files.exists(part)) {
        try (var files = Files.walk(part)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  @Test
  void keysAreMadeRotatedAndExported() throws IOException {
    assertThat(run("keys", "export", folder.toString())).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run("keys", "rotate", "--organisation", "Agency")).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run("keys", "init", "--organisation", "Agency")).isEqualTo(ExitCode.FINE);
    assertThat(run("keys", "init", "--organisation", "Agency")).isEqualTo(ExitCode.WRONG_INPUT);
    byte[] first = Files.readAllBytes(HOME.resolve("keys/seal.chain.pem"));
    assertThat(run("keys", "rotate", "--organisation", "Agency")).isEqualTo(ExitCode.FINE);
    assertThat(HOME.resolve("keys/seal.chain.pem"))
        .content()
        .isNotEqualTo(new String(first, StandardCharsets.UTF_8));
    Path trust = folder.resolve("trust");
    assertThat(run("keys", "export", trust.toString())).isEqualTo(ExitCode.FINE);
    assertThat(Trust.in(trust).signers()).hasSize(1);
    assertThat(Trust.in(trust).revoked()).hasSize(1);
    assertThat(Trust.in(trust).logs()).hasSize(1);
  }

  @Test
  void thePassPhraseComesFromAFileThatOnlyItsOwnerReads() throws IOException {
    Path phrase = Files.writeString(folder.resolve("phrase"), "correct horse\n");
    String[] init = {"keys", "init", "--organisation", "Agency", "--pass-file", phrase.toString()};
    Files.setPosixFilePermissions(phrase, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run(init)).isEqualTo(ExitCode.ENVIRONMENT);
    Files.setPosixFilePermissions(phrase, PosixFilePermissions.fromString("rw-------"));
    assertThat(run(init)).isEqualTo(ExitCode.FINE);
    assertThat(HOME.resolve("keys/log.key.pem")).content().contains("ENCRYPTED");
    assertThat(run("keys", "rotate", "--organisation", "Agency"))
        .as("without the pass phrase")
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run("keys", "--ask-pass", "rotate", "--organisation", "Agency"))
        .as("without a terminal")
        .isEqualTo(ExitCode.WRONG_INPUT);
  }

  @Test
  void oneSourceIsNamedAndNoSecretIsAnArgument() throws IOException {
    assertThat(run("keys", "init")).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run("keys", "init", "--organisation", "Agency", "--pkcs11", "x.json"))
        .isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run("keys", "init", "--pkcs11", folder.resolve("x.json").toString()))
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run("keys", "init", "--organisation", "Agency", "--pin", "1"))
        .isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run("seal", folder.toString())).as("no archive").isEqualTo(ExitCode.WRONG_INPUT);
    Files.createDirectory(folder.resolve("captures"));
    assertThat(run("seal", folder.toString())).as("no keys").isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(TestHome.home().keys()).doesNotExist();
  }

  private static int run(String... arguments) {
    return HaetaeCommand.run(arguments);
  }
}
