package io.haetae.app.findings;

/** The language that a report shows. */
public enum Shown {
  /** Korean alone. */
  KO,
  /** English alone. */
  EN,
  /** Both, between which its reader chooses. */
  BOTH
}
