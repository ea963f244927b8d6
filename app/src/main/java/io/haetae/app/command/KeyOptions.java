package io.haetae.app.command;

import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.PassPhrase;
import io.haetae.evidence.seal.Secrets;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where keys are, and what opens them. */
final class KeyOptions {
  @Option(
      names = "--pass-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "the file (mode 600) whose first line is the pass phrase of the private keys")
  private Optional<Path> passFile = Optional.empty();

  @Option(
      names = "--ask-pass",
      scope = ScopeType.INHERIT,
      description = "ask for the pass phrase of the private keys")
  private boolean askPass;

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "the file (mode 600) whose first line is the PIN of the token with the key")
  private Optional<Path> pinFile = Optional.empty();

  @Option(
      names = "--ask-pin",
      scope = ScopeType.INHERIT,
      description = "ask for the PIN of the token with the key")
  private boolean askPin;

  /** The installation's folder of keys, trust anchors and settings. */
  static ConfigurationHome home() {
    return ConfigurationHome.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** What opens the keys, as far as it was named. */
  Secrets secrets() throws IOException {
    return new Secrets(phrase(), pin());
  }

  private Optional<PassPhrase> phrase() throws IOException {
    if (passFile.isPresent()) {
      return Optional.of(PassPhrase.read(passFile.get()));
    }
    return askPass
        ? Optional.of(PassPhrase.of(asked("pass phrase", "--pass-file")))
        : Optional.empty();
  }

  private Optional<PassPhrase> pin() throws IOException {
    if (pinFile.isPresent()) {
      return Optional.of(PassPhrase.readGiven(pinFile.get()));
    }
    return askPin ? Optional.of(PassPhrase.given(asked("PIN", "--pin-file"))) : Optional.empty();
  }

  private static char[] asked(String what, String instead) {
    // The launcher tells whether there is a terminal; Java from 22 on gives a console anyhow.
    @SuppressWarnings("SystemConsoleNull")
    Console console = System.console();
    if (console == null || !Boolean.getBoolean("haetae.terminal")) {
      throw new InputException("there is no terminal to ask on; use " + instead);
    }
    char[] typed = console.readPassword("%s: ", what);
    return typed == null ? new char[0] : typed;
  }
}
