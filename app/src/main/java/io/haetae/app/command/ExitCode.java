package io.haetae.app.command;

/** The exit codes of every command. */
final class ExitCode {
  /** Everything was done as asked. */
  static final int FINE = 0;

  /** A check failed: a bundle does not verify, a row was left out, a lane ended early. */
  static final int CHECK_FAILED = 1;

  /** Wrong use or input. */
  static final int WRONG_INPUT = 2;

  /** Something is missing on this machine, or cannot be written. */
  static final int ENVIRONMENT = 3;

  private ExitCode() {}
}
