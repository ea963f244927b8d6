package io.haetae.app.command;

import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.PassPhrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where keys are, and what opens them. */
final class KeyOptions {
  @Option(
      names = "--pass-file",
      paramLabel = "FILE",
      description = "the file with the pass phrase of a study's keys")
  private Optional<Path> passFile = Optional.empty();

  /** The installation's folder of keys, trust anchors and settings. */
  static ConfigurationHome home() {
    return ConfigurationHome.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** The pass phrase, if one was named. */
  Optional<PassPhrase> phrase() throws IOException {
    return passFile.isPresent() ? Optional.of(PassPhrase.read(passFile.get())) : Optional.empty();
  }
}
