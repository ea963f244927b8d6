package io.haetae.core.site;

/** What sort of page a capture holds. */
public enum PageKind {
  /** One offer. */
  ITEM,
  /** A list of offers: search result, category or shop. */
  SEARCH,
  /** Anything else: a challenge, an error page, a page that the adapter does not know. */
  OTHER
}
