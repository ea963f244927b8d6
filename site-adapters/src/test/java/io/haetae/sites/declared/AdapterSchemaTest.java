package io.haetae.sites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema for editors says what the check checks: both come from {@link AdapterFormat}. */
final class AdapterSchemaTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Path DOCS = Path.of("../docs/adapter.schema.json");

  @Test
  void theSchemaInTheDocumentsIsThatOfTheFormat() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Haetae adapter file");
    root.setAll(schema(AdapterFormat.FILE));
    String expected = JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    Path fresh = Files.writeString(Path.of("target/adapter.schema.json"), expected);
    assertThat(DOCS).as("the new one is site-adapters/" + fresh).hasContent(expected);
  }

  private static ObjectNode schema(Shape shape) {
    ObjectNode schema = JSON.createObjectNode();
    switch (shape) {
      case Shape.Text text -> {
        // 1 and "1" are the same to the check, but not to a schema.
        boolean number = text.form() == Form.FORMAT || text.form() == Form.DECIMALS;
        schema.putArray("type").add("string");
        if (number) {
          schema.withArray("type").add("integer");
        }
        schema.put("description", text.form().about());
        text.form().whole().ifPresent(form -> schema.put("pattern", "^(?:" + form + ")$"));
      }
      case Shape.Truth truth -> schema.put("type", "boolean");
      case Shape.OneOrMore several -> {
        ArrayNode either = schema.putArray("anyOf");
        either.add(schema(several.each()));
        either.add(list(several.each()));
      }
      case Shape.Listed listed -> schema.setAll(list(listed.each()));
      case Shape.Named named -> {
        schema.put("type", "object");
        named
            .names()
            .whole()
            .ifPresent(f -> schema.putObject("propertyNames").put("pattern", "^(?:" + f + ")$"));
        schema.set("additionalProperties", schema(named.each()));
      }
      case Shape.TextOrFields either ->
          schema.putArray("anyOf").add(schema(either.text())).add(schema(either.fields()));
      case Shape.Fields fields -> {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (Shape.Field field : fields.fields()) {
          if (field.required()) {
            required.add(field.name());
          }
          properties.set(field.name(), schema(field.shape()).put("description", field.about()));
        }
      }
    }
    return schema;
  }

  private static ObjectNode list(Shape each) {
    ObjectNode list = JSON.createObjectNode();
    list.put("type", "array").put("minItems", 1).set("items", schema(each));
    return list;
  }
}
