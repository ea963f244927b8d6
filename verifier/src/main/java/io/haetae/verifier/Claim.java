package io.haetae.verifier;

/**
 * One thing that a bundle claims, and whether it holds.
 *
 * @param name such as {@code bytes intact}
 * @param state whether it holds
 * @param required whether the bundle fails without it
 * @param detail the reason of a failure, or what was checked
 */
public record Claim(String name, State state, boolean required, String detail) {
  /** Whether a claim holds. */
  public enum State {
    /** It holds. */
    PASS,
    /** It does not. */
    FAIL,
    /** The bundle does not make it. */
    NOT_PRESENT;

    /** As it is printed. */
    public String word() {
      return name().replace('_', ' ');
    }
  }
}
