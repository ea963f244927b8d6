package io.haetae.core.browse;

import java.util.List;
import java.util.Optional;

/**
 * The header lines of a message in their order, duplicates kept. Names compare without regard to
 * case (RFC 9110, section 5.1).
 */
public record Headers(List<Header> lines) {
  /** Copies the lines. */
  public Headers {
    lines = List.copyOf(lines);
  }

  /** No header lines. */
  public static Headers none() {
    return new Headers(List.of());
  }

  /** The value of the first line of this name. */
  public Optional<String> first(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The values of all lines of this name. */
  public List<String> all(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
