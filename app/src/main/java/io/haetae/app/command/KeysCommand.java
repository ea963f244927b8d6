package io.haetae.app.command;

import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.SealKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys that seal and log. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, replaces and publishes the keys that seal. They lie in HAETAE_CONFIG/keys, or",
      "XDG_CONFIG_HOME/haetae/keys, or ~/.config/haetae/keys, for their owner alone."
    })
final class KeysCommand {
  @Spec private CommandSpec spec;

  @Mixin private KeyOptions opening;

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = {
        "Makes the keys, or takes a key that an organisation has already, from a file or inside a",
        "token. The key of the log is made in any case."
      })
  int init(@Mixin SourceOptions source) throws IOException {
    ConfigurationHome home = home();
    if (KeyFolder.exists(home.keys())) {
      throw new InputException(
          home.keys() + " has keys already; to replace the one that seals: haetae keys rotate");
    }
    Instant now = Clock.systemUTC().instant();
    SealKeys keys = KeyFolder.create(home.keys(), source.source(), opening.secrets(), now);
    KeyFolder.export(home, home.trust());
    return told("made", keys, home);
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Puts another key that seals in place of the present one. One that is made comes under the",
        "root that was made, which revokes the old one; give out what keys export writes anew.",
        "With --pass-file all private keys are encrypted from then on."
      })
  int rotate(
      @Mixin SourceOptions source,
      @Option(
              names = "--stolen-since",
              paramLabel = "TIME",
              description =
                  "from when on the old key is not to be believed, such as 2026-11-26T09:00:00Z;"
                      + " default: now")
          Optional<Instant> stolen)
      throws IOException {
    ConfigurationHome home = required();
    Instant now = Clock.systemUTC().instant();
    if (stolen.isPresent() && stolen.get().isAfter(now)) {
      throw new InputException("--stolen-since lies in the future: " + stolen.get());
    }
    SealKeys keys = KeyFolder.rotate(home.keys(), source.source(), opening.secrets(), stolen, now);
    KeyFolder.export(home, home.trust());
    return told("rotated", keys, home);
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes what others need to verify, as verify --trust takes it: no secrets.")
  int export(@Parameters(paramLabel = "DIR", description = "where to") Path target)
      throws IOException {
    ConfigurationHome home = required();
    KeyFolder.export(home, target);
    spec.commandLine().getOut().println(target + ": give it to whoever is to verify");
    return ExitCode.FINE;
  }

  private int told(String what, SealKeys keys, ConfigurationHome home) throws IOException {
    spec.commandLine()
        .getOut()
        .printf("%s %s (certificate %s)%n", what, home.keys(), keys.certificateSha256());
    return ExitCode.FINE;
  }

  private static ConfigurationHome required() {
    ConfigurationHome home = home();
    if (!KeyFolder.exists(home.keys())) {
      throw new InputException(home.keys() + " has no keys; make them by: haetae keys init");
    }
    return home;
  }

  private static ConfigurationHome home() {
    return KeyOptions.home();
  }
}
