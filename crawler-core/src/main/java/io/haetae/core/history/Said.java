package io.haetae.core.history;

/** What a verdict says of one aspect of a listing. */
enum Said {
  /** The buyer has it: enough to establish the state, and to end a shut one. */
  OPEN,
  /**
   * Not what a buyer wants, yet it rules out {@link #SHUT}: it neither begins nor ends a shut
   * state, but it keeps an open one open.
   */
  NOT_SHUT,
  /** The contrary of open. */
  SHUT,
  /** Nothing. */
  NOTHING
}
