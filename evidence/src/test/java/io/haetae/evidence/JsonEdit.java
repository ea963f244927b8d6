package io.haetae.evidence;

import io.haetae.verifier.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One edit of a JSON value. What a forger would do to a text or a number is to write another of the
 * same kind, so that it still reads well.
 *
 * @param place in the value, as a path of fields and places
 * @param how it was edited
 * @param result the whole value with the edit in it
 */
record JsonEdit(String place, String how, JsonNode result) {
  @FunctionalInterface
  private interface Change {
    void in(JsonNode parent);
  }

  /** Place and edit in words. */
  String where() {
    return (place + " " + how).strip();
  }

  /** Every single edit: each value, each field and each element, and one field more an object. */
  static List<JsonEdit> of(JsonNode root) {
    ObjectNode box = Json.object();
    box.set("", root);
    List<JsonEdit> edits = new ArrayList<>();
    values(box, List.of(""), edits);
    return edits;
  }

  private static void values(JsonNode box, List<String> path, List<JsonEdit> edits) {
    JsonNode node = at(box, path);
    if (node.isObject()) {
      edits.add(edit(box, path, "field added", in -> object(in, path).put("added", "x")));
      for (String field : List.copyOf(node.propertyNames())) {
        edits.add(edit(box, path, field + " dropped", in -> object(in, path).remove(field)));
        values(box, with(path, field), edits);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        int place = i;
        edits.add(edit(box, path, i + " dropped", in -> array(in, path).remove(place)));
        edits.add(
            edit(box, path, i + " twice", in -> array(in, path).insert(place, node.get(place))));
        values(box, with(path, Integer.toString(i)), edits);
      }
    } else {
      edits.add(edit(box, path, "value edited", in -> replace(in, path, node)));
    }
  }

  private static JsonEdit edit(JsonNode box, List<String> path, String how, Change change) {
    JsonNode copy = box.deepCopy();
    change.in(copy);
    return new JsonEdit(String.join("/", path.subList(1, path.size())), how, copy.path(""));
  }

  private static void replace(JsonNode box, List<String> path, JsonNode value) {
    JsonNode parent = at(box, path.subList(0, path.size() - 1));
    JsonNode other = other(value);
    if (parent.isArray()) {
      ((ArrayNode) parent).set(Integer.parseInt(path.getLast()), other);
    } else {
      ((ObjectNode) parent).set(path.getLast(), other);
    }
  }

  private static JsonNode other(JsonNode value) {
    ObjectNode holder = Json.object();
    if (value.isBoolean()) {
      holder.put("x", !value.booleanValue());
    } else if (value.isNumber()) {
      holder.put("x", value.longValue() + 1);
    } else if (value.isString()) {
      holder.put("x", other(value.stringValue()));
    } else {
      holder.put("x", "x");
    }
    return holder.path("x");
  }

  /** The text with its last digit, or without any its last sign, replaced by the next one. */
  private static String other(String text) {
    if (text.isEmpty()) {
      return "x";
    }
    int at = text.length() - 1;
    for (int i = at; i >= 0; i--) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        at = i;
        break;
      }
    }
    char was = text.charAt(at);
    char is = was == '9' ? '0' : was == 'z' || was == 'Z' ? 'a' : (char) (was + 1);
    return text.substring(0, at) + is + text.substring(at + 1);
  }

  private static JsonNode at(JsonNode box, List<String> path) {
    JsonNode node = box;
    for (String step : path) {
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }

  private static ObjectNode object(JsonNode box, List<String> path) {
    return (ObjectNode) at(box, path);
  }

  private static ArrayNode array(JsonNode box, List<String> path) {
    return (ArrayNode) at(box, path);
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
