package io.haetae.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a log: what happened, and when by the clock of whoever wrote it.
 *
 * @param type what happened, such as {@code SEAL}
 * @param time when
 * @param fields the JSON object with everything in it
 */
public record LogLeaf(String type, Instant time, JsonNode fields) {
  /** The longest leaf in bytes. */
  public static final int LONGEST = 16 << 10;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * The fields of each type beside {@code type} and {@code time}: {@code #} a number from 0, {@code
   * h} a SHA-256 in hexadecimal, {@code i} an identifier, {@code t} any text; {@code ?} may be
   * null.
   */
  private static final Map<String, String> TYPES =
      Map.of(
          "KEY seal", "role:t sha256:h state:t",
          "KEY log", "role:t vkey:t state:t",
          "PLAN", "run:i targets:# root:h configSha256:h",
          "OPEN", "captureId:i run:i position:# target:h targetSeq:# attempt:#",
          "SEAL", "captureId:i target:h targetSeq:# manifestSha256:h previousForTarget:h?",
          "FAIL", "captureId:i? run:i position:# reason:t waczSha256:h?",
          "RUN-END", "run:i planned:# sealed:# failed:# left:#",
          "CUSTODY", "captureId:i event:t actor:t detail:t",
          "TOMBSTONE", "captureId:i manifestSha256:h reason:t legalBasis:t",
          "RENEW", "captureId:i? tokensSha256:h reason:t");

  /**
   * Reads a leaf of at most 16 KiB.
   *
   * @throws EvidenceException if it is not canonical JSON (RFC 8785), of a type unknown here, or
   *     does not have exactly the fields of its type
   */
  public static LogLeaf parse(byte[] bytes) throws EvidenceException {
    if (bytes.length > LONGEST) {
      throw new EvidenceException("the leaf has more than " + LONGEST + " bytes");
    }
    JsonNode fields = Json.parse(SignedNote.utf8(bytes), "the leaf");
    String type = Json.text(fields, "type");
    String form = TYPES.get(type.equals("KEY") ? "KEY " + Json.text(fields, "role") : type);
    if (form == null) {
      throw new EvidenceException("the leaf is of a type unknown here: " + type);
    }
    check(fields, form);
    if (!Arrays.equals(Json.canonicalBytes(fields), bytes)) {
      throw new EvidenceException("the leaf is not in canonical form (RFC 8785)");
    }
    try {
      return new LogLeaf(type, Instant.parse(Json.text(fields, "time")), fields);
    } catch (DateTimeException malformed) {
      throw new EvidenceException("the leaf has no time", malformed);
    }
  }

  /** A text field. */
  public String text(String field) {
    return fields.path(field).stringValue();
  }

  /** A text field that may be null. */
  public Optional<String> optional(String field) {
    return Json.optionalText(fields, field);
  }

  /** A number field. */
  public long number(String field) {
    return fields.path(field).longValue();
  }

  private static void check(JsonNode fields, String form) throws EvidenceException {
    Set<String> names = new HashSet<>(Set.of("type", "time"));
    for (String field : form.split(" ", -1)) {
      int colon = field.indexOf(':');
      String name = field.substring(0, colon);
      names.add(name);
      JsonNode value = fields.path(name);
      boolean good = (value.isNull() && field.endsWith("?")) || is(field.charAt(colon + 1), value);
      if (!good) {
        throw new EvidenceException("the leaf's \"" + name + "\" is missing or malformed");
      }
    }
    if (fields.size() != names.size()) {
      throw new EvidenceException("the leaf has fields that its type does not have");
    }
  }

  private static boolean is(char kind, JsonNode value) {
    if (kind == '#') {
      return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
    }
    return value.isString()
        && switch (kind) {
          case 'h' -> SHA256.matcher(value.stringValue()).matches();
          case 'i' -> ID.matcher(value.stringValue()).matches();
          default -> true;
        };
  }
}
