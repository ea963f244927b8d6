package io.haetae.evidence;

/** The program that makes bundles, as bundles name it. */
public final class Tool {
  /** The program's name. */
  public static final String NAME = "Haetae";

  /** The program's version. */
  public static final String VERSION = "0.1.0";

  private Tool() {}
}
