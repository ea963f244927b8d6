package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An object in a settings file, which knows its place when something is wrong with it.
 *
 * @param json the object
 * @param where its file, and its place therein
 */
record JsonFields(JsonNode json, String where) {
  private static final long LARGEST = 1 << 20;

  /** The object that a file holds, with these fields and no others. */
  static JsonFields read(Path file, Set<String> fields) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new EvidenceException(file + " is larger than any settings");
    }
    return of(Json.parse(Files.readString(file), file.toString()), file.toString(), fields);
  }

  /** An object with these fields and no others. */
  static JsonFields of(JsonNode json, String where, Set<String> fields) throws EvidenceException {
    if (!json.isObject()) {
      throw new EvidenceException(where + " must be a JSON object");
    }
    for (String field : json.propertyNames()) {
      if (!fields.contains(field)) {
        throw new EvidenceException(
            "%s: the field \"%s\" is unknown; use %s".formatted(where, field, fields));
      }
    }
    return new JsonFields(json, where);
  }

  boolean has(String field) {
    return json.has(field);
  }

  String text(String field) throws EvidenceException {
    JsonNode value = json.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new EvidenceException(where + ": the text \"" + field + "\" is missing");
    }
    return value.stringValue();
  }
}
