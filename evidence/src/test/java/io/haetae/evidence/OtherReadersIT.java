package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Parts;
import io.haetae.verifier.WarcScan;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwat.warc.WarcReader;
import org.jwat.warc.WarcReaderFactory;
import org.jwat.warc.WarcRecord;

/** The records as programs read them that others wrote: JWAT (Java) and warcio (JavaScript). */
final class OtherReadersIT {
  private static final String WARCIO = "warcio@2.4.11";
  private static final int BUFFER = 8192;

  @TempDir private Path parts;

  @BeforeEach
  void writeACapture() throws IOException {
    Opening opening =
        new Opening("0".repeat(64), new Opening.Target("c", "s", 1), Optional.empty());
    Provenance provenance =
        new Provenance("00000000-0000-7000-8000-000000000001", Tool.VERSION, opening);
    new CaptureWriter(parts, provenance, SampleVisit.capture(1)).write();
  }

  @ParameterizedTest
  @ValueSource(strings = {Parts.ORIGINALS, Parts.DERIVED})
  void jwatReadsEveryRecordAndRecomputesItsDigests(String name) throws IOException {
    List<String> read = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(parts.resolve(name)));
        WarcReader reader = WarcReaderFactory.getReader(in, BUFFER)) {
      reader.setBlockDigestEnabled(true);
      reader.setPayloadDigestEnabled(true);
      for (WarcRecord record = reader.getNextRecord();
          record != null;
          record = reader.getNextRecord()) {
        record.close();
        read.add(record.header.warcTypeStr + " " + record.header.warcRecordIdStr);
        assertThat(record.diagnostics.getErrors()).as(read.getLast()).isEmpty();
        assertThat(record.isValidBlockDigest).as(read.getLast()).isTrue();
      }
    }
    assertThat(read).isEqualTo(records(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {Parts.ORIGINALS, Parts.DERIVED})
  void warcioReadsEveryRecordWithThePayloadOfItsDigest(String name) throws Exception {
    List<String> read = new ArrayList<>();
    for (String line : warcio(parts.resolve(name))) {
      String[] words = line.split(" ", -1);
      read.add(words[0] + " " + words[1]);
      assertThat(words[2]).as(line).isIn("-", words[3]);
    }
    assertThat(read).isEqualTo(records(name));
  }

  private List<String> records(String name) throws IOException {
    List<String> records = new ArrayList<>();
    try (WarcScan scan = WarcScan.of(parts.resolve(name))) {
      for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
        records.add(next.get().type() + " " + next.get().header("WARC-Record-ID"));
      }
    }
    assertThat(records).hasSizeGreaterThan(2);
    return records;
  }

  private static List<String> warcio(Path warc) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target/warcio").toAbsolutePath());
    if (!Files.isDirectory(folder.resolve("node_modules/warcio"))) {
      Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
      run(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", WARCIO);
    }
    try (InputStream script = OtherReadersIT.class.getResourceAsStream("warcio.mjs")) {
      Path copy = folder.resolve("warcio.mjs");
      Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
      return run(folder, "node", copy.toString(), warc.toString()).lines().toList();
    }
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
