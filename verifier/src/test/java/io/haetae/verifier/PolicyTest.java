package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  @TempDir private Path folder;

  @Test
  void everyFieldIsRead() throws IOException {
    assertThat(
            read(
                "{\"required\":[\"signer\",\"logged\"],\"timestamps\":3,"
                    + "\"window\":{\"before\":\"PT1S\",\"after\":\"PT1H\"}}"))
        .isEqualTo(
            new Policy(Set.of("signer", "logged"), 3, Duration.ofSeconds(1), Duration.ofHours(1)));
    assertThat(read("{}")).isEqualTo(Policy.standard());
    assertThat(read("{\"window\":{\"after\":\"PT0S\"}}").after()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | is no JSON object",
        "{ | the policy",
        "{\"times\":2} | the field \"times\" is unknown; use required, timestamps, window",
        "{\"required\":\"signer\"} | \"required\" must be a list of claims",
        "{\"required\":[\"sinner\"]} | the unknown claim \"sinner\"",
        "{\"required\":[7]} | the unknown claim \"7\"",
        "{\"timestamps\":0} | \"timestamps\" must be a whole number from 1 to 16, not 0",
        "{\"timestamps\":17} | \"timestamps\" must be a whole number from 1 to 16, not 17",
        "{\"timestamps\":\"2\"} | \"timestamps\" must be a whole number",
        "{\"timestamps\":1.5} | \"timestamps\" must be a whole number",
        "{\"window\":5} | \"window.before\" must be a duration",
        "{\"window\":{\"around\":\"PT1S\"}} | \"window.around\" is unknown; use before, after",
        "{\"window\":{\"before\":\"5 s\"}} | \"window.before\" must be a duration",
        "{\"window\":{\"before\":\"-PT5S\"}} | \"window.before\" must be a duration",
        "{\"window\":{\"after\":\"P2D\"}} | \"window.after\" must be a duration of at most a day"
      })
  void eachErrorNamesItsField(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("policy.json")
        .hasMessageContaining(reason);
  }

  private Policy read(String json) throws IOException {
    return Policy.read(Files.writeString(folder.resolve("policy.json"), json));
  }
}
