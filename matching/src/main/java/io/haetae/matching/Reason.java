package io.haetae.matching;

/**
 * One thing that speaks for or against two subjects being the same.
 *
 * @param kind what it is about
 * @param supports whether it speaks for
 * @param words the reason as a person reads it
 */
public record Reason(Kind kind, boolean supports, String words) {
  /** What a reason is about. */
  public enum Kind {
    /** The site's own number of the listing. */
    LISTING,
    /** The bar code's number. */
    GTIN,
    /** The maker's designation. */
    MODEL,
    /** A KC or radio certificate's number. */
    CERTIFICATE,
    /** The brand, in any script. */
    BRAND,
    /** The offers' photographs. */
    PHOTOGRAPH,
    /** A number with a unit. */
    MEASURE,
    /** A word that names an option, such as a colour. */
    OPTION,
    /** The words as a whole. */
    WORDS
  }

  static Reason pro(Kind kind, String words) {
    return new Reason(kind, true, words);
  }

  static Reason contra(Kind kind, String words) {
    return new Reason(kind, false, words);
  }
}
