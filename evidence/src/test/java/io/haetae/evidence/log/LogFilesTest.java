package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFilesTest {
  @TempDir private Path folder;

  @Test
  void pathsAreThoseOfTheSpecification() {
    LogFiles files = new LogFiles(Path.of("log"));
    assertThat(files.tilePath(0, 1_234_067, 256)).hasToString("log/tile/0/x001/x234/067");
    assertThat(files.tilePath(2, 0, 1)).hasToString("log/tile/2/000.p/1");
    assertThat(files.bundlePath(1000, 255)).hasToString("log/tile/entries/x001/000.p/255");
    assertThat(files.bundlePath(999, 256)).hasToString("log/tile/entries/999");
  }

  @Test
  void widthsAreThoseOfTheSpecification() {
    assertThat(LogFiles.width(70_000, 0, 272)).isEqualTo(256);
    assertThat(LogFiles.width(70_000, 0, 273)).isEqualTo(112);
    assertThat(LogFiles.width(70_000, 0, 274)).isZero();
    assertThat(LogFiles.width(70_000, 1, 0)).isEqualTo(256);
    assertThat(LogFiles.width(70_000, 1, 1)).isEqualTo(17);
    assertThat(LogFiles.width(70_000, 2, 0)).isEqualTo(1);
    assertThat(LogFiles.width(256, 1, 0)).isEqualTo(1);
    assertThat(LogFiles.width(70_000, 63, 0)).isZero();
  }

  @Test
  void filesOfAnotherSizeAreRefused() throws Exception {
    LogFiles files = new LogFiles(folder);
    Path bundle = files.bundlePath(0, 2);
    Files.createDirectories(bundle.getParent());
    Files.write(bundle, new byte[] {0, 1, 'a', 0, 9, 'b'});
    assertThatThrownBy(() -> files.bundle(0, 2)).hasMessageContaining("ends before leaf 1");
    Files.write(bundle, new byte[] {0, 1, 'a', 0, 1, 'b', 0});
    assertThatThrownBy(() -> files.bundle(0, 2)).hasMessageContaining("more leaves");
    Path tile = files.tilePath(0, 0, 2);
    Files.createDirectories(tile.getParent());
    Files.write(tile, new byte[63]);
    assertThatThrownBy(() -> files.tile(0, 0, 2)).hasMessageContaining("size of a tile");
    Files.write(tile, new byte[8193]);
    assertThatThrownBy(() -> files.tile(0, 0, 2)).hasMessageContaining("larger");
  }

  @Test
  void leavesOfAnotherFormAreRefused() throws Exception {
    String good =
        "{\"actor\":\"a\",\"captureId\":\"c\",\"detail\":\"d\",\"event\":\"e\","
            + "\"time\":\"2026-11-23T09:00:00Z\",\"type\":\"CUSTODY\"}";
    assertThat(parse(good).type()).isEqualTo("CUSTODY");
    List<String> malformed =
        List.of(
            "",
            "[]",
            "{}",
            good + " ",
            good.replace("\"actor\":\"a\",", ""),
            good.replace("\"a\"", "7"),
            good.replace("CUSTODY", "OTHER"),
            good.replace("{\"actor", "{\"aaa\":1,\"actor"),
            good.replace("\"c\"", "\"../c\""),
            good.replace("2026-11-23T", "yesterday"),
            good.replace("\"d\"", "\"" + "d".repeat(LogLeaf.LONGEST) + "\""));
    assertThat(malformed)
        .allSatisfy(
            text -> assertThatThrownBy(() -> parse(text)).isInstanceOf(EvidenceException.class));
  }

  private static LogLeaf parse(String text) throws EvidenceException {
    return LogLeaf.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
