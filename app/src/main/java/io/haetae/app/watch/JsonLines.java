package io.haetae.app.watch;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines that {@link WatchListJsonl} writes. */
final class JsonLines {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final FileContent content;
  private final WatchListDraft draft;
  private final Set<String> unknownNames = new HashSet<>();

  JsonLines(FileContent content, WatchListDraft draft) {
    this.content = content;
    this.draft = draft;
  }

  void read() throws IOException {
    try (BufferedReader reader = SourceText.of(content).open()) {
      Lines lines = new Lines(reader, draft.limits().recordCharacters());
      long row = 1;
      for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!line.get().text().isBlank()) {
          if (draft.isFull(row)) {
            return;
          }
          read(row, line.get());
        }
        row++;
      }
    }
  }

  private void read(long row, Lines.Line line) {
    String fix = "write one JSON object a line";
    if (line.cut()) {
      draft.loseRow(row, "line", "it is longer than " + line.text().length() + " characters", fix);
      return;
    }
    JsonNode node;
    try {
      node = JSON.readTree(line.text());
    } catch (JacksonException malformed) {
      draft.loseRow(row, "line", "it is not JSON", fix);
      return;
    }
    if (!node.isObject()) {
      draft.loseRow(row, "line", "it is not a JSON object", fix);
      return;
    }
    new Item(node, new Fields(draft, row)).read();
  }

  /** One line's object. */
  private final class Item {
    private final JsonNode node;
    private final Fields fields;

    Item(JsonNode node, Fields fields) {
      this.node = node;
      this.fields = fields;
    }

    void read() {
      node.propertyNames().forEach(this::check);
      Optional<String> id = text(JsonName.ID).filter(value -> !value.isBlank());
      if (id.isEmpty()) {
        fields.loseRow("id", "there is no id", "give each product an id of its own");
        return;
      }
      fields.keep(
          new WatchItem(
              id.get(),
              text(JsonName.SOURCE).orElse(ProductRow.UNNAMED_SOURCE),
              text(JsonName.NAME).orElse(""),
              text(JsonName.BRAND),
              text(JsonName.CATEGORY),
              text(JsonName.HAZARD),
              text(JsonName.DESCRIPTION).orElse(""),
              texts(JsonName.MODELS),
              gtins(),
              texts(JsonName.CERTIFICATES),
              texts(JsonName.SKUS),
              listings(),
              fields.addresses(JsonName.IMAGES.written(), texts(JsonName.IMAGES)),
              text(JsonName.PUBLISHED)
                  .flatMap(date -> fields.date(JsonName.PUBLISHED.written(), date)),
              text(JsonName.REFERENCE)
                  .flatMap(url -> fields.address(JsonName.REFERENCE.written(), url))));
    }

    private void check(String name) {
      if (JsonName.of(name).isEmpty() && unknownNames.add(name)) {
        fields.lose(name, "this name is not known", "docs/watch-list.md lists the names");
      }
    }

    private List<Gtin> gtins() {
      List<Gtin> gtins = new ArrayList<>();
      for (String text : texts(JsonName.GTINS)) {
        gtins.addAll(fields.gtins(JsonName.GTINS.written(), text, true));
      }
      return gtins;
    }

    private List<ListingId> listings() {
      List<ListingId> listings = new ArrayList<>();
      for (String text : texts(JsonName.LISTINGS)) {
        fields.listing(JsonName.LISTINGS.written(), text).ifPresent(listings::add);
      }
      return listings;
    }

    private Optional<String> text(JsonName name) {
      JsonNode value = node.path(name.written());
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      return string(name, value);
    }

    private List<String> texts(JsonName name) {
      JsonNode values = node.path(name.written());
      if (values.isMissingNode() || values.isNull()) {
        return List.of();
      }
      if (!values.isArray()) {
        fields.lose(name.written(), "it is not a list", "write a list such as [\"...\"]");
        return List.of();
      }
      List<String> texts = new ArrayList<>();
      values.forEach(value -> string(name, value).ifPresent(texts::add));
      return texts;
    }

    private Optional<String> string(JsonName name, JsonNode value) {
      if (!value.isString()) {
        fields.lose(
            name.written(),
            value.toString() + " is not text",
            "write the value in quotation marks");
        return Optional.empty();
      }
      return Optional.of(
          CleanText.harmless(fields.withinLimit(name.written(), value.stringValue())));
    }
  }
}
