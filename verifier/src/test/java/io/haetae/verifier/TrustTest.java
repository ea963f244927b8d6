package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
  @TempDir private Path folder;

  @Test
  void aFolderWithNoneOfTheFoldersIsRefused() {
    assertThatThrownBy(() -> Trust.in(folder))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("holds nobody to trust");
  }

  @Test
  void oneFolderIsEnoughAndOtherFilesAreLeftAlone() throws IOException {
    Files.createDirectory(folder.resolve("signers"));
    Files.writeString(folder.resolve("signers/README"), "text");
    assertThat(Trust.in(folder)).isEqualTo(Trust.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signers/bad.pem",
        "signers/bad.crl",
        "authorities/bad.pem",
        "logs/bad.vkey",
        "witnesses/bad.vkey"
      })
  void aFileThatHoldsSomethingElseIsNotPassedOver(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "neither key nor certificate");
    assertThatThrownBy(() -> Trust.in(folder))
        .isInstanceOf(EvidenceException.class)
        .hasMessageMatching("(?s).*(bad|verifier key).*");
  }
}
