package io.haetae.app.watch;

import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Haetae's own form of a watch-list: UTF-8, one JSON object a line, in the list's order. Reading
 * what was written gives equal items. Keeps no state and may be used by several threads.
 */
public final class WatchListJsonl {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A writer and reader of the form. */
  public WatchListJsonl() {}

  /**
   * Writes items to a file, which appears whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void write(List<WatchItem> items, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file in a folder");
    }
    Path draft = Files.createTempFile(folder, ".watch-list", ".jsonl");
    try {
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        write(items, writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes items; the writer stays open.
   *
   * @throws IOException if the writer fails
   */
  public void write(List<WatchItem> items, Writer writer) throws IOException {
    for (WatchItem item : items) {
      writer.write(JSON.writeValueAsString(object(item)));
      writer.write('\n');
    }
  }

  /**
   * Reads a file of this form.
   *
   * @throws UnreadableWatchListException if it is larger than the import's limit
   * @throws IOException if it cannot be read
   */
  public WatchList read(Path file) throws IOException {
    FileContent content = FileContent.load(file, ImportLimits.DEFAULT);
    WatchListDraft draft = new WatchListDraft(content.file(), ImportLimits.DEFAULT);
    new JsonLines(content, draft).read();
    return draft.finish();
  }

  private static ObjectNode object(WatchItem item) {
    ObjectNode object = JSON.createObjectNode();
    put(object, JsonName.ID, item.id());
    put(object, JsonName.SOURCE, item.source());
    put(object, JsonName.NAME, item.name());
    item.brand().ifPresent(brand -> put(object, JsonName.BRAND, brand));
    item.category().ifPresent(category -> put(object, JsonName.CATEGORY, category));
    item.hazard().ifPresent(hazard -> put(object, JsonName.HAZARD, hazard));
    put(object, JsonName.DESCRIPTION, item.description());
    put(object, JsonName.MODELS, item.models());
    put(object, JsonName.GTINS, item.gtins());
    put(object, JsonName.CERTIFICATES, item.certificates());
    put(object, JsonName.SKUS, item.skus());
    put(object, JsonName.LISTINGS, item.listings());
    put(object, JsonName.IMAGES, item.images());
    item.published().ifPresent(day -> put(object, JsonName.PUBLISHED, day.toString()));
    item.reference().ifPresent(url -> put(object, JsonName.REFERENCE, url.toString()));
    return object;
  }

  private static void put(ObjectNode object, JsonName name, String value) {
    object.put(name.written(), value);
  }

  private static void put(ObjectNode object, JsonName name, List<?> values) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name.written());
      values.forEach(value -> array.add(value.toString()));
    }
  }
}
