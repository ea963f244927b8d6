package io.haetae.app.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the Java that runs it. */
final class Version implements IVersionProvider {
  static final String TOOL = "Haetae";
  static final String NUMBER = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {
      TOOL + " " + NUMBER, "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
