package io.haetae.app.command;

import io.haetae.evidence.Tool;
import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      Tool.NAME + " " + Tool.VERSION,
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
