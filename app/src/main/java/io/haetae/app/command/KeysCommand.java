package io.haetae.app.command;

import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.KeyAlgorithm;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.PassPhrase;
import io.haetae.evidence.seal.SealKeys;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--pass-file",
      paramLabel = "FILE",
      description = "the file (mode 600) whose first line is the pass phrase of the private keys")
  private Optional<Path> passFile = Optional.empty();

  @Option(names = "--ask-pass", description = "ask for the pass phrase of the private keys")
  private boolean ask;

  @Command(name = "init", mixinStandardHelpOptions = true, description = "Makes the keys.")
  int init(
      @Option(
              names = "--organisation",
              paramLabel = "NAME",
              required = true,
              description = "whose keys they are, as certificates will say")
          String organisation,
      @Option(
              names = "--algorithm",
              defaultValue = "ec",
              description = "ec (P-256) or rsa (3072 bits); default: ${DEFAULT-VALUE}")
          KeyAlgorithm algorithm)
      throws IOException {
    ConfigurationHome home = home();
    if (KeyFolder.exists(home.keys())) {
      throw new InputException(
          home.keys() + " has keys already; to replace the one that seals: haetae keys rotate");
    }
    SealKeys keys =
        KeyFolder.create(
            home.keys(), owner(organisation), algorithm, phrase(), Clock.systemUTC().instant());
    KeyFolder.export(home, home.trust());
    return told("made", keys, home);
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Puts a new key that seals in place of the present one, under the same root.")
  int rotate(
      @Option(
              names = "--organisation",
              paramLabel = "NAME",
              required = true,
              description = "whose key it is, as the certificate will say")
          String organisation)
      throws IOException {
    ConfigurationHome home = home();
    if (!KeyFolder.exists(home.keys())) {
      throw new InputException(home.keys() + " has no keys; make them by: haetae keys init");
    }
    SealKeys keys =
        KeyFolder.rotate(home.keys(), owner(organisation), phrase(), Clock.systemUTC().instant());
    return told("rotated", keys, home);
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes what others need to verify, as verify --trust takes it: no secrets.")
  int export(@Parameters(paramLabel = "DIR", description = "where to") Path target)
      throws IOException {
    ConfigurationHome home = home();
    if (!KeyFolder.exists(home.keys())) {
      throw new InputException(home.keys() + " has no keys; make them by: haetae keys init");
    }
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

  private Optional<PassPhrase> phrase() throws IOException {
    if (passFile.isPresent()) {
      return Optional.of(PassPhrase.read(passFile.get()));
    }
    if (!ask) {
      return Optional.empty();
    }
    // The launcher tells whether there is a terminal; Java from 22 on gives a console anyhow.
    @SuppressWarnings("SystemConsoleNull")
    Console console = System.console();
    if (console == null || !Boolean.getBoolean("haetae.terminal")) {
      throw new InputException("there is no terminal to ask on; use --pass-file");
    }
    char[] typed = console.readPassword("pass phrase: ");
    return Optional.of(PassPhrase.of(typed == null ? new char[0] : typed));
  }

  private static KeyFolder.Owner owner(String organisation) {
    return new KeyFolder.Owner(organisation, "");
  }

  private static ConfigurationHome home() {
    return KeyOptions.home();
  }
}
