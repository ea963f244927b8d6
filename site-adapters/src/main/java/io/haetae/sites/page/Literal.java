package io.haetae.sites.page;

import tools.jackson.databind.JsonNode;

/** What a JavaScript or JSON literal in a text turned out to be. */
public sealed interface Literal {
  /**
   * A literal that was read to its end.
   *
   * @param value its value; parts that are no literals (calls, variables) are left out
   * @param end the index after its last character
   */
  record Whole(JsonNode value, int end) implements Literal {}

  /** A literal that begins well, but whose text ends before it does, or that is too large. */
  record CutOff() implements Literal {}

  /** No literal, or one beyond the reader's limits. */
  record Malformed() implements Literal {}
}
