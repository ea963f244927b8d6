package io.haetae.core.site;

/**
 * One piece of evidence on a page.
 *
 * @param meaning what it says
 * @param name the field or marker, in the site's own words, such as {@code itemStatus}
 * @param value the value found, shortened to 300 characters
 * @param at the place, written as in {@link io.haetae.core.product.Found#at()}
 */
public record Signal(Meaning meaning, String name, String value, String at) {
  private static final int LONGEST = 300;

  /** Shortens the value. */
  public Signal {
    if (value.length() > LONGEST) {
      int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      value = value.substring(0, end);
    }
  }
}
