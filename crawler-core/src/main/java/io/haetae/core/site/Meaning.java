package io.haetae.core.site;

/**
 * What a signal says about the page or its offer. An adapter gives a signal a meaning only on
 * positive evidence: a word in a language table, a missing button or an empty list says nothing.
 */
public enum Meaning {
  /** The page is a captcha or another test of the visitor in place of the page asked for. */
  CHALLENGE,
  /** The site says that we come too fast, or refuses us for now. */
  RATE_LIMIT,
  /** The page is a log-in form in place of the page asked for. */
  LOGIN_WALL,
  /** No usable answer: network failure, time-out, server error, a document cut off. */
  FAILURE,
  /** The frame of a page whose content never came. */
  EMPTY_SHELL,
  /** The page asks for the visitor's age before it shows the offer. */
  AGE_GATE,
  /** The page says that the item is not to be had in the visitor's country. */
  REGION_REFUSAL,
  /** The page itself says that there is no such item (any more). */
  NOT_FOUND,
  /** The page says that the shop is closed or gone. */
  SELLER_GONE,
  /** The offer's own state says that it is listed for sale. */
  ON_SALE,
  /** The offer's own state says that it is not listed for sale, in a way not known to mean more. */
  OFF_SALE,
  /** There is stock, or an order can be placed. */
  IN_STOCK,
  /** The offer as a whole is sold out. */
  OUT_OF_STOCK,
  /** The page says that it delivers to its delivery country. */
  DELIVERED,
  /** The page says that it does not deliver to its delivery country. */
  NOT_DELIVERED,
  /** Two places of the page contradict each other on something that decides the verdict. */
  CONFLICT,
  /** Worth keeping, decides nothing. */
  NOTE
}
