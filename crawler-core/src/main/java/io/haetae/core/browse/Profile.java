package io.haetae.core.browse;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a capture promises to hold. The names are stored and never change their meaning. A capture
 * that could not keep what its visit was made for (a page that did not let itself be photographed)
 * names no profile.
 */
public enum Profile {
  /**
   * Every exchange; of a loaded page the window as a sharp picture and the whole page as a reduced
   * one.
   */
  EVIDENCE("evidence"),
  /**
   * Every exchange and an encrypted copy of the wire; of a loaded page the window, and the whole
   * page pixel for pixel and without loss (PNG).
   */
  FULL("full"),
  /** The exchanges of a plain HTTP request and no picture; never conclusive on its own. */
  LIGHT("light");

  private final String stored;

  Profile(String stored) {
    this.stored = stored;
  }

  /** The stored name. */
  public String stored() {
    return stored;
  }

  /** The profile of a stored name; empty if there is none. */
  public static Optional<Profile> named(String stored) {
    return Arrays.stream(values()).filter(one -> one.stored.equals(stored)).findFirst();
  }
}
