package io.haetae.browser;

import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Header lines as the browser reports them. */
final class HeaderLines {
  private HeaderLines() {}

  /** The lines of a raw HTTP/1.1 header text; its first line, the status, is left out. */
  static Headers ofText(String raw) {
    List<Header> lines = new ArrayList<>();
    List<String> all = raw.lines().toList();
    for (String line : all.subList(Math.min(1, all.size()), all.size())) {
      int colon = line.indexOf(':');
      if (!line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !lines.isEmpty()) {
        Header folded = lines.removeLast();
        lines.add(new Header(folded.name(), folded.value() + " " + line.strip()));
      } else if (colon > 0) {
        lines.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return new Headers(lines);
  }

  /** The lines of a map from names to values; Chromium puts a line feed between duplicates. */
  static Headers ofMap(JsonNode map) {
    List<Header> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      for (String value : entry.getValue().asString("").split("\n", -1)) {
        lines.add(new Header(entry.getKey(), value));
      }
    }
    return new Headers(lines);
  }
}
