package io.haetae.app.campaign;

import java.io.PrintStream;

/**
 * A console that people read.
 *
 * @param out where to write
 * @param terminal whether a line can be drawn again
 */
public record Display(PrintStream out, boolean terminal) {
  /** The console of this process; the launcher says whether it is a terminal. */
  public static Display ofProcess() {
    return new Display(System.out, Boolean.getBoolean("haetae.terminal"));
  }

  void line(String text) {
    out.println(text);
  }
}
