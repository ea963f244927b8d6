package io.haetae.sites.generic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON-LD of a page.
 *
 * @param entities the things described at the top of any block, graphs and lists opened
 * @param broken where blocks stand that cannot be read
 */
record JsonLd(List<Entity> entities, List<String> broken) {
  private static final int DEEPEST = 40;

  /** What shops write around the JSON to hide it from old browsers. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "\\A(?:\\s|\\uFEFF|<!--|//<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|<!\\[CDATA\\[|//[^\\n]*\\n)+"
              + "|(?:\\s|;|-->|//\\s*\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/|\\]\\]>|//\\s*-->)+\\z");

  private static final JsonMapper TOLERANT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  JsonLd {
    entities = List.copyOf(entities);
    broken = List.copyOf(broken);
  }

  /** Reads every JSON-LD block of a page. */
  static JsonLd of(Document page) {
    List<Entity> roots = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    int number = 0;
    for (Element script : page.select("script[type*=ld+json]")) {
      String at = "json-ld[" + number++ + "]#";
      String source = script.data();
      if (source.isBlank()) {
        continue;
      }
      List<JsonNode> documents = parse(source);
      if (documents.isEmpty()) {
        broken.add(at);
      }
      documents.forEach(document -> roots.add(new Entity(document, at)));
    }
    Map<String, JsonNode> named = new HashMap<>();
    roots.forEach(root -> name(root.node(), named, 0));
    List<Entity> entities = new ArrayList<>();
    roots.forEach(root -> open(new Entity(resolve(root.node(), named, 0), root.at()), entities, 0));
    return new JsonLd(entities, broken);
  }

  private static List<JsonNode> parse(String source) {
    String bare = WRAPPING.matcher(source).replaceAll("");
    return read(bare).or(() -> read(Parser.unescapeEntities(bare, false))).orElse(List.of());
  }

  private static Optional<List<JsonNode>> read(String json) {
    try (MappingIterator<JsonNode> documents =
        TOLERANT.readerFor(JsonNode.class).readValues(json)) {
      return Optional.of(documents.readAll()).filter(all -> !all.isEmpty());
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /** Opens lists, graphs and pages down to the things that they are about. */
  private static void open(Entity entity, List<Entity> into, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (entity.node().isArray()) {
      for (int i = 0; i < entity.node().size(); i++) {
        open(new Entity(entity.node().get(i), entity.at() + "/" + i), into, depth + 1);
      }
    } else if (entity.node().isObject()) {
      into.add(entity);
      for (String property : List.of("@graph", "mainEntity", "itemOffered")) {
        entity.under(property).forEach(inner -> open(inner, into, depth + 1));
      }
    }
  }

  private static void name(JsonNode node, Map<String, JsonNode> named, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isObject() && node.path("@id").isString() && node.size() > 1) {
      named.putIfAbsent(node.path("@id").stringValue(), node);
    }
    node.values().forEach(inner -> name(inner, named, depth + 1));
  }

  /** The same tree with each bare reference replaced by what it refers to. */
  private static JsonNode resolve(JsonNode node, Map<String, JsonNode> named, int depth) {
    if (depth > DEEPEST) {
      return node;
    }
    if (node.isArray()) {
      ArrayNode copy = TOLERANT.createArrayNode();
      node.values().forEach(inner -> copy.add(resolve(inner, named, depth + 1)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1 && node.path("@id").isString()) {
      return named.getOrDefault(node.path("@id").stringValue(), node);
    }
    ObjectNode copy = TOLERANT.createObjectNode();
    node.properties()
        .forEach(entry -> copy.set(entry.getKey(), resolve(entry.getValue(), named, depth + 1)));
    return copy;
  }
}
