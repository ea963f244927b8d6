package io.haetae.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of visits while they are made.
 *
 * @param stages the flight recording that tells the stages; empty if nobody wants to know them
 * @param options of the JVM
 * @param browser in place of the one that is found
 */
record Recording(Optional<Path> stages, List<String> options, Optional<Path> browser) {
  /** How long a browser is traced from its start; a trace of all visits would be too large. */
  private static final int TRACED_SECONDS = 20;

  private static final String CATEGORIES =
      "toplevel,devtools.timeline,disabled-by-default-devtools.timeline,loading,blink,cc,gpu,net,v8";

  /** Copies the list. */
  Recording {
    options = List.copyOf(options);
  }

  /** Nothing. */
  static Recording none() {
    return new Recording(Optional.empty(), List.of(), Optional.empty());
  }

  /** The program's own stages alone, which nobody needs to switch on. */
  static Recording ofStages(Path file) {
    return new Recording(Optional.of(file), flight(file, "none"), Optional.empty());
  }

  /**
   * Where the program's time goes, and what each browser does in its first seconds, as {@code
   * chromium-NUMBER.json} of Chromium's trace events.
   *
   * @param folder for both
   * @param browser what is to be traced
   */
  static Recording ofProfile(Path folder, Path browser) throws IOException {
    Path traced = folder.resolve(browser.getFileName());
    Files.writeString(
        traced,
        """
        #!/bin/sh
        case "$1" in --version) exec '%1$s' --version ;; esac
        exec '%1$s' "$@" --trace-startup=%2$s --trace-startup-format=json \\
          --trace-startup-duration=%3$d --trace-startup-file='%4$s'/chromium-$$.json
        """
            .formatted(browser, CATEGORIES, TRACED_SECONDS, folder));
    Files.setPosixFilePermissions(traced, PosixFilePermissions.fromString("rwx------"));
    return new Recording(
        Optional.empty(), flight(folder.resolve("haetae.jfr"), "profile"), Optional.of(traced));
  }

  private static List<String> flight(Path file, String settings) {
    return List.of(
        "-Xlog:jfr*=off", "-XX:StartFlightRecording=settings=" + settings + ",filename=" + file);
  }
}
