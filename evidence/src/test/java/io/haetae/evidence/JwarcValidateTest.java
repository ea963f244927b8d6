package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Parts;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JwarcValidateTest {
  private static final Set<String> TYPES =
      Set.of("warcinfo", "request", "response", "metadata", "resource");
  private static final Map<String, String> FORMS =
      Map.of(
          "warc-record-id", "<urn:uuid:[0-9a-f-]{36}>",
          "warc-date", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z",
          "warc-block-digest", "sha256:[0-9a-f]{64}",
          "warc-payload-digest", "sha256:[0-9a-f]{64}",
          "warc-target-uri", "[a-z]+:[!-;=?-~]*",
          "warc-ip-address", "[0-9.]+|[0-9a-f:]+",
          "warc-truncated", "length|time|disconnect|unspecified",
          "content-length", "\\d+");

  @TempDir private Path parts;

  @BeforeEach
  void writeACapture() throws IOException {
    Opening opening =
        new Opening("0".repeat(64), new Opening.Target("c", "s", 1), Optional.empty());
    Provenance provenance =
        new Provenance("00000000-0000-7000-8000-000000000001", Tool.VERSION, opening);
    new CaptureWriter(parts, provenance, SampleVisit.capture(1)).write();
  }

  @Test
  void anotherReaderFindsNothingToComplainOf() throws IOException, InterruptedException {
    for (String name : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.netpreserve.jwarc.tools.WarcTool",
                  "validate",
                  parts.resolve(name).toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said.lines().filter(line -> !line.contains(name)).toList()).isEmpty();
    }
  }

  @Test
  void everyHeaderHasTheFormOfTheStandard() throws IOException {
    for (String name : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
      for (WarcScan.Scanned record : records(name)) {
        assertThat(record.type()).isIn(TYPES);
        assertThat(record.headers())
            .containsKeys("warc-record-id", "warc-date", "warc-block-digest", "content-length");
        record
            .headers()
            .forEach(
                (field, value) ->
                    assertThat(value).as(field).matches(FORMS.getOrDefault(field, ".+")));
        assertThat(record.headers().containsKey("warc-payload-digest"))
            .as(record.type())
            .isEqualTo(!Set.of("warcinfo", "metadata").contains(record.type()));
      }
    }
    assertThat(records(Parts.ORIGINALS).get(2).header("WARC-Protocol")).isEqualTo("h2, tls/1.3");
  }

  private List<WarcScan.Scanned> records(String name) throws IOException {
    List<WarcScan.Scanned> records = new ArrayList<>();
    try (WarcScan scan = WarcScan.of(parts.resolve(name))) {
      for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
        records.add(next.get());
      }
    }
    return records;
  }
}
