package io.haetae.core.watch;

import java.util.regex.Pattern;

/**
 * The stored name of a site, such as {@code aliexpress}: lower-case letters, digits, dots and
 * hyphens, at most 64 characters. A name never changes its meaning.
 */
public record SiteId(String value) implements Comparable<SiteId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if {@code value} has another shape
   */
  public SiteId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A site id is lower-case letters, digits, dots and hyphens, not \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(SiteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
