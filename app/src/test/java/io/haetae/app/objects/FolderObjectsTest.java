package io.haetae.app.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.evidence.FolderObjects;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderObjectsTest extends EvidenceObjectsContract {
  @TempDir private Path store;

  @Override
  EvidenceObjects empty() {
    return new FolderObjects(store);
  }

  @Override
  void damage(String name) throws IOException {
    Files.writeString(store.resolve(name), "other bytes");
  }

  @Test
  void aNameOutsideOfTheFolderIsRefused() {
    assertThatThrownBy(() -> empty().start("../a", 1)).isInstanceOf(EvidenceException.class);
  }

  @Test
  void whatAKilledProcessLeftOfAPutIsNoObject() throws IOException {
    Files.writeString(store.resolve("a.zip.sha256"), "x");
    Files.writeString(store.resolve("a.zip.0.new"), "the first ha");
    assertThat(empty().names("")).isEmpty();
    Path file = Files.writeString(store.resolve("file"), "whole");
    assertThat(empty().put("a.zip", file)).isTrue();
    empty().get("a.zip", store.resolve("copy"));
    assertThat(store.resolve("copy")).hasContent("whole");
  }
}
