package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.sites.format.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema for editors says what the check checks: both come from {@link AdapterFormat}. */
final class AdapterSchemaTest {
  private static final Path DOCS = Path.of("../docs/adapter.schema.json");

  @Test
  void theSchemaInTheDocumentsIsThatOfTheFormat() throws IOException {
    String expected = JsonSchema.of("Haetae adapter file", AdapterFormat.FILE);
    Path fresh = Files.writeString(Path.of("target/adapter.schema.json"), expected);
    assertThat(DOCS).as("the new one is site-adapters/" + fresh).hasContent(expected);
  }
}
