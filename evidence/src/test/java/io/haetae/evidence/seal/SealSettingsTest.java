package io.haetae.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealSettingsTest {
  private static final String ONE =
      "{\"name\":\"a\",\"url\":\"http://127.0.0.1/\",\"root\":\"a.pem\"}";

  @TempDir private Path folder;

  @Test
  void timestampsAreTwoUnlessThereIsOneAuthority() throws IOException {
    assertThat(read("{\"authorities\":[" + ONE + "]}").timestamps()).isEqualTo(1);
    SealSettings two =
        read("{\"authorities\":[" + ONE + "," + ONE.replace("\"a\"", "\"b\"") + "]}");
    assertThat(two.timestamps()).isEqualTo(2);
    assertThat(two.authorities())
        .extracting(SealSettings.Authority::name)
        .containsExactly("a", "b");
  }

  @Test
  void aMissingFileIsToldWithWhatToWrite() {
    assertThatThrownBy(() -> SealSettings.read(new ConfigurationHome(folder)))
        .hasMessageContainingAll("seal.json is missing; write", "trust/authorities");
  }

  @Test
  void aMissingRootIsNamed() throws IOException {
    SealSettings settings = read("{\"authorities\":[" + ONE + "]}");
    assertThatThrownBy(
            () ->
                settings.open(
                    new ConfigurationHome(folder),
                    TimeStampAuthority.Line.standard(java.time.Clock.systemUTC())))
        .hasMessageContaining("a.pem");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | must be a JSON object",
        "{} | \"authorities\" must be a list of at least one",
        "{\"authorities\":[]} | \"authorities\" must be a list of at least one",
        "{\"authority\":[]} | the field \"authority\" is unknown; use",
        "{\"authorities\":[5]} | authorities[0] must be a JSON object",
        "{\"authorities\":[ONE,ONE]} | two authorities have the \"name\" a",
        "{\"authorities\":[{\"name\":\"a\"}]} | authorities[0]: the text \"root\" is missing",
        "{\"authorities\":[ONE],\"timestamps\":2} | whole number from 1 to 1",
        "{\"authorities\":[ONE],\"timestamps\":\"1\"} | \"timestamps\" must be a whole number",
        "{\"authorities\":[BAD_NAME]} | \"name\" must be 1 to 32 of a-z, 0-9 and -, not A",
        "{\"authorities\":[BAD_ROOT]} | \"root\" must be the name of a .pem file",
        "{\"authorities\":[BAD_URL]} | \"url\" must start with http:// or https://",
        "{\"authorities\":[NO_URL]} | \"url\" is no address"
      })
  void eachErrorNamesFileAndField(String json, String reason) {
    String whole =
        json.replace("ONE", ONE)
            .replace("BAD_NAME", ONE.replace("\"a\"", "\"A\""))
            .replace("BAD_ROOT", ONE.replace("a.pem", "../a.pem"))
            .replace("BAD_URL", ONE.replace("http:", "ftp:"))
            .replace("NO_URL", ONE.replace("http://127.0.0.1/", "http://a b"));
    assertThatThrownBy(() -> read(whole))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("seal.json")
        .hasMessageContaining(reason);
  }

  private SealSettings read(String json) throws IOException {
    Files.writeString(folder.resolve("seal.json"), json);
    return SealSettings.read(new ConfigurationHome(folder));
  }
}
