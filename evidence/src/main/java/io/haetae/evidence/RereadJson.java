package io.haetae.evidence;

import io.haetae.verifier.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of rereading a bundle as one line of JSON: the contract of {@code reread --json}. */
public final class RereadJson {
  private RereadJson() {}

  /**
   * The line of one bundle.
   *
   * @param bundle the bundle as the user named it
   * @param reread what came of it
   */
  public static String line(String bundle, Reread reread) {
    ObjectNode node = Json.object().put("bundle", bundle);
    switch (reread) {
      case Reread.Agrees agrees -> {
        node.put("result", "AGREES");
        versions(node, agrees.versions());
        node.put("values", agrees.values());
      }
      case Reread.Differs differs -> {
        node.put("result", "DIFFERS");
        versions(node, differs.versions());
        ArrayNode list = node.putArray("differences");
        for (Difference difference : differs.differences()) {
          list.addObject()
              .put("field", difference.field())
              .put("sealed", difference.sealed())
              .put("now", difference.now());
        }
      }
      case Reread.NoAdapter none ->
          node.put("result", "UNREADABLE")
              .put("reason", "no adapter for " + none.site() + " is installed");
      case Reread.Unreadable unreadable ->
          node.put("result", "UNREADABLE").put("reason", unreadable.reason());
    }
    return node.toString();
  }

  private static void versions(ObjectNode node, Reread.Versions versions) {
    node.put("site", versions.site().value());
    node.set("adapter", version(versions.adapter()));
    node.set("rules", version(versions.rules()));
  }

  private static ObjectNode version(Reread.Version version) {
    return Json.object().put("sealed", version.sealed()).put("now", version.now());
  }
}
