package io.haetae.evidence;

import io.haetae.verifier.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One value of the facts that is not the same in two of them.
 *
 * @param field where it stands, as a JSON pointer into {@code evidence/facts.json}
 * @param sealed the sealed value in canonical JSON, or {@link #ABSENT}
 * @param now the value now, or {@link #ABSENT}
 */
public record Difference(String field, String sealed, String now) {
  /** What stands for a value that is not there. */
  public static final String ABSENT = "absent";

  /** All differences between two trees, in the order of their fields. */
  static List<Difference> between(JsonNode sealed, JsonNode now) {
    List<Difference> found = new ArrayList<>();
    compare("", sealed, now, found);
    return found;
  }

  private static void compare(String at, JsonNode sealed, JsonNode now, List<Difference> found) {
    if (sealed.equals(now)) {
      return;
    }
    if (sealed.isObject() && now.isObject()) {
      Set<String> names = new TreeSet<>(sealed.propertyNames());
      names.addAll(now.propertyNames());
      names.forEach(
          name -> compare(at + "/" + escaped(name), sealed.path(name), now.path(name), found));
    } else if (sealed.isArray() && now.isArray()) {
      for (int i = 0; i < Math.max(sealed.size(), now.size()); i++) {
        compare(at + "/" + i, sealed.path(i), now.path(i), found);
      }
    } else {
      found.add(new Difference(at, shown(sealed), shown(now)));
    }
  }

  /** RFC 6901, section 3. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? ABSENT : Json.canonical(value);
  }

  @Override
  public String toString() {
    return field + ": " + sealed + " -> " + now;
  }
}
