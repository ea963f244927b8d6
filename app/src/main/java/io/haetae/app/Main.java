package io.haetae.app;

import io.haetae.app.command.HaetaeCommand;

/** The entry of the program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(HaetaeCommand.run(arguments));
  }
}
