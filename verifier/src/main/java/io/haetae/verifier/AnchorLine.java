package io.haetae.verifier;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The line in the first record of each WARC file that names the anchor: a checkpoint of the log and
 * the authorities' time-stamps over it. A checkpoint alone could be made beforehand and stamped
 * later; what an authority signs, nobody knows before. So a capture that names the time-stamp is
 * younger than it.
 */
public final class AnchorLine {
  private AnchorLine() {}

  /**
   * The line's value.
   *
   * @param origin the log
   * @param size of the log
   * @param root of the log, in base64
   * @param sha256 of the checkpoint's file
   * @param tokens the SHA-256 of each authority's time-stamp
   */
  public static String of(
      String origin, long size, String root, String sha256, SortedMap<String, String> tokens) {
    StringBuilder line = new StringBuilder();
    line.append("%s %d %s sha256:%s".formatted(origin, size, root, sha256));
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      line.append(" %s=sha256:%s".formatted(token.getKey(), token.getValue()));
    }
    return line.toString();
  }

  /**
   * The time-stamps that an anchor in a manifest names.
   *
   * @throws EvidenceException if it names none, or not by a text
   */
  public static SortedMap<String, String> tokens(JsonNode anchor) throws EvidenceException {
    SortedMap<String, String> tokens = new TreeMap<>();
    for (String authority : anchor.path("tokens").propertyNames()) {
      tokens.put(authority, Json.text(anchor.path("tokens"), authority));
    }
    if (tokens.isEmpty()) {
      throw new EvidenceException("the anchor has no time-stamp");
    }
    return tokens;
  }
}
