package io.haetae.core.plan;

import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;

/**
 * What is typed into a site's search.
 *
 * @param words the words, 1 to 150 characters; blanks in a row are one
 * @param kind where the words come from
 */
public record Query(String words, Kind kind) {
  private static final int LONGEST = 150;

  /** The marker of the names of result lists; no site's own item numbers have it. */
  private static final String MARKER = "search:";

  /**
   * Where the words of a query come from. Queries of two kinds that find the same offers by
   * themselves tell how many there are. The names are stored and never change their meaning.
   */
  public enum Kind {
    /** A bar code, a certificate's number or a model designation of the notice. */
    IDENTIFIER,
    /** Brand and product words in the language of the vantage. */
    LOCAL,
    /** Brand and product words in English, where that is not the language of the vantage. */
    ENGLISH,
    /** What the study's file adds, such as slang. */
    ADDED
  }

  /**
   * Strips the words.
   *
   * @throws IllegalArgumentException if there are none, or too many
   */
  public Query {
    words = words.strip().replaceAll("\\s+", " ");
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A query has 1 to " + LONGEST + " characters, not \"" + words + "\"");
    }
  }

  /**
   * The name of the result list on a site, {@code search:} and the words with {@code +} between
   * them. It stands where the name of a listing does, and is none.
   */
  public ListingId at(SiteId site) {
    return new ListingId(site, MARKER + words.replace("+", "%2B").replace(' ', '+'));
  }
}
