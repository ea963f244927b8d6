package io.haetae.app.doctor;

/**
 * One thing looked at on this machine.
 *
 * @param what the thing
 * @param state how it stands
 * @param detail what was found
 * @param fix what to do; empty text if nothing
 */
public record Finding(String what, State state, String detail, String fix) {
  /** How a thing stands. */
  public enum State {
    /** As it should be. */
    FINE,
    /** Cannot be told, or is missing without harm. */
    UNKNOWN,
    /** Missing, and something will not work. */
    MISSING
  }

  static Finding fine(String what, String detail) {
    return new Finding(what, State.FINE, detail, "");
  }

  static Finding unknown(String what, String detail, String fix) {
    return new Finding(what, State.UNKNOWN, detail, fix);
  }

  static Finding missing(String what, String detail, String fix) {
    return new Finding(what, State.MISSING, detail, fix);
  }
}
