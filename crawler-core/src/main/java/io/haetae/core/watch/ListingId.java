package io.haetae.core.watch;

/**
 * One offer page in canonical form: the site and the site's own item number. Two URLs of the same
 * offer have the same listing id (an aliexpress.us number is stored less 2^51, for example).
 *
 * @param site the site
 * @param number the site's own item number; 1 to 200 characters, no white space
 */
public record ListingId(SiteId site, String number) implements Comparable<ListingId> {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if the number is empty, too long or holds white space
   */
  public ListingId {
    if (number.isEmpty()
        || number.length() > 200
        || number.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "An item number has 1 to 200 characters and no white space, not \"" + number + "\"");
    }
  }

  /** The listing written as {@code site:number}. */
  public static ListingId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "A listing is written site:number, such as aliexpress:1005003750156649, not \""
              + text
              + "\"");
    }
    return new ListingId(new SiteId(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public int compareTo(ListingId other) {
    int bySite = site.compareTo(other.site);
    return bySite != 0 ? bySite : number.compareTo(other.number);
  }

  /** {@code site:number}. */
  @Override
  public String toString() {
    return site + ":" + number;
  }
}
