package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a bundle must claim to pass.
 *
 * @param required names of claims that must hold
 * @param timestamps how many authorities under different roots must vouch, at least one
 * @param before how far a time-stamp may lie before the moment of the manifest: what clocks differ
 * @param after how far it may lie after it
 */
public record Policy(Set<String> required, int timestamps, Duration before, Duration after) {
  /** The claim that a bundle of a simulation need not make. */
  public static final String TLS = "TLS validated";

  /** The claim that only the whole program can check. */
  public static final String FACTS = "facts reproduce";

  /** The claim of a bundle with a copy of the wire, for who holds the key to it. */
  public static final String WIRE = "wire agrees";

  /** The claim of a bundle with lists of revoked certificates for its whole seal. */
  public static final String NOT_REVOKED = "not revoked";

  /** Every claim there is, in the order in which they are told. */
  public static final List<String> CLAIMS =
      List.of(
          "bytes intact",
          "records complete",
          "signer",
          "not after",
          "not before",
          "logged",
          "log consistent",
          NOT_REVOKED,
          TLS,
          "parts agree",
          FACTS,
          WIRE);

  private static final int MOST_STAMPS = 16;
  private static final Set<String> FIELDS = Set.of("required", "timestamps", "window");

  /** Copies the names and checks the numbers. */
  public Policy {
    required = Set.copyOf(required);
    if (timestamps < 1 || timestamps > MOST_STAMPS) {
      throw new IllegalArgumentException("timestamps must be 1 to 16, not " + timestamps);
    }
    if (before.isNegative() || after.isNegative()) {
      throw new IllegalArgumentException("the window must not be negative");
    }
  }

  /**
   * Every claim but {@link #FACTS}, {@link #WIRE} and {@link #NOT_REVOKED}, two authorities, from 5
   * s before to 10 min after.
   */
  public static Policy standard() {
    Set<String> required = new LinkedHashSet<>(CLAIMS);
    required.remove(FACTS);
    required.remove(WIRE);
    required.remove(NOT_REVOKED);
    return new Policy(required, 2, Duration.ofSeconds(5), Duration.ofMinutes(10));
  }

  /**
   * Reads a policy; what it leaves out is as in {@link #standard()}.
   *
   * @throws IOException if the file cannot be read
   * @throws EvidenceException naming the field that is wrong and what it should be
   */
  public static Policy read(Path file) throws IOException {
    String what = "the policy " + file;
    JsonNode json = Json.parse(new String(Der.read(file), StandardCharsets.UTF_8), what);
    if (!json.isObject()) {
      throw new EvidenceException(what + " is no JSON object; write {\"timestamps\":2}");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new EvidenceException(
            what + ": the field \"" + field + "\" is unknown; use required, timestamps, window");
      }
    }
    Policy standard = standard();
    JsonNode window = json.path("window");
    for (String field : window.propertyNames()) {
      if (!Set.of("before", "after").contains(field)) {
        throw new EvidenceException(
            what + ": the field \"window." + field + "\" is unknown; use before, after");
      }
    }
    return new Policy(
        required(json.path("required"), standard, what),
        timestamps(json.path("timestamps"), standard, what),
        duration(window, "before", standard.before(), what),
        duration(window, "after", standard.after(), what));
  }

  /** This policy with one more claim required. */
  public Policy requiring(String claim) {
    Set<String> more = new LinkedHashSet<>(required);
    more.add(claim);
    return new Policy(more, timestamps, before, after);
  }

  /** This policy with some claims not required. */
  public Policy without(String... claims) {
    Set<String> fewer = new LinkedHashSet<>(required);
    List.of(claims).forEach(fewer::remove);
    return new Policy(fewer, timestamps, before, after);
  }

  private static Set<String> required(JsonNode list, Policy standard, String what)
      throws EvidenceException {
    if (list.isMissingNode()) {
      return standard.required();
    }
    if (!list.isArray()) {
      throw new EvidenceException(what + ": \"required\" must be a list of claims");
    }
    Set<String> claims = new LinkedHashSet<>();
    for (JsonNode one : list) {
      String claim = one.isString() ? one.stringValue() : one.toString();
      if (!CLAIMS.contains(claim)) {
        throw new EvidenceException(
            what + ": \"required\" names the unknown claim \"" + claim + "\"; use " + CLAIMS);
      }
      claims.add(claim);
    }
    return claims;
  }

  private static int timestamps(JsonNode number, Policy standard, String what)
      throws EvidenceException {
    if (number.isMissingNode()) {
      return standard.timestamps();
    }
    if (!number.isInt() || number.intValue() < 1 || number.intValue() > MOST_STAMPS) {
      throw new EvidenceException(
          what + ": \"timestamps\" must be a whole number from 1 to 16, not " + number);
    }
    return number.intValue();
  }

  private static Duration duration(JsonNode window, String field, Duration standard, String what)
      throws EvidenceException {
    JsonNode value = window.path(field);
    if (window.isMissingNode() || (window.isObject() && value.isMissingNode())) {
      return standard;
    }
    try {
      Duration duration = Duration.parse(value.isString() ? value.stringValue() : "");
      if (!duration.isNegative() && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      throw new EvidenceException(wrong(what, field, value), malformed);
    }
    throw new EvidenceException(wrong(what, field, value));
  }

  private static String wrong(String what, String field, JsonNode value) {
    return "%s: \"window.%s\" must be a duration of at most a day such as \"PT5S\", not %s"
        .formatted(what, field, value);
  }
}
