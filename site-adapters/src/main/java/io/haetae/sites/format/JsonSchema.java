package io.haetae.sites.format;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of a format, for editors. It is made from what the check checks. */
public final class JsonSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonSchema() {}

  /** The schema as a document with a line feed at its end. */
  public static String of(String title, Shape shape) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.setAll(schema(shape));
    return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode schema(Shape shape) {
    ObjectNode schema = JSON.createObjectNode();
    switch (shape) {
      case Shape.Text text -> text(schema, text.form());
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
      case Shape.Fields fields -> fields(schema, fields);
    }
    return schema;
  }

  private static void text(ObjectNode schema, ValueForm form) {
    schema.putArray("type").add("string");
    if (form.number()) {
      schema.withArray("type").add("integer");
    }
    schema.put("description", form.about());
    form.whole().ifPresent(whole -> schema.put("pattern", "^(?:" + whole + ")$"));
  }

  private static void fields(ObjectNode schema, Shape.Fields fields) {
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

  private static ObjectNode list(Shape each) {
    ObjectNode list = JSON.createObjectNode();
    list.put("type", "array").put("minItems", 1).set("items", schema(each));
    return list;
  }
}
