package io.haetae.app.command;

import io.haetae.evidence.seal.KeyAlgorithm;
import io.haetae.evidence.seal.KeySource;
import io.haetae.evidence.seal.PassPhrase;
import io.haetae.evidence.seal.TokenSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the key that seals comes from: made here, given in files, or inside a token. */
final class SourceOptions {
  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description = "make a key; the certificates say that it is this organisation's")
  private Optional<String> organisation = Optional.empty();

  @Option(
      names = "--algorithm",
      defaultValue = "ec",
      description = "of a key that is made: ec (P-256) or rsa (3072 bits); default: ec")
  private KeyAlgorithm algorithm = KeyAlgorithm.EC;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "take this key: PEM or PKCS#12, mode 600")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PEM: the certificate of --key, then each one's issuer, the root last")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--key-pass-file",
      paramLabel = "FILE",
      description = "the file (mode 600) whose first line is the pass phrase of --key")
  private Optional<Path> keyPassFile = Optional.empty();

  @Option(
      names = "--pkcs11",
      paramLabel = "FILE",
      description =
          "use a key inside a token; FILE is JSON: library, token or slot, key, pinFile,"
              + " certificate; see docs/manual.md")
  private Optional<Path> pkcs11 = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "PEM: the root, if the certificates of --key or --pkcs11 do not end with it")
  private Optional<Path> root = Optional.empty();

  /**
   * The one source that was named.
   *
   * @throws InputException if none or several were
   * @throws IOException if a file that it names cannot be read
   */
  KeySource source() throws IOException {
    boolean given = key.isPresent() || certificate.isPresent() || keyPassFile.isPresent();
    int named = (organisation.isPresent() ? 1 : 0) + (given ? 1 : 0) + (pkcs11.isPresent() ? 1 : 0);
    if (named != 1) {
      throw new InputException(
          "name where the key comes from, by one of: --organisation NAME (made here),"
              + " --key FILE with --certificate FILE, --pkcs11 FILE");
    }
    if (organisation.isPresent()) {
      return new KeySource.Made(organisation.get(), "", algorithm);
    }
    if (pkcs11.isPresent()) {
      return new KeySource.OnToken(TokenSettings.read(pkcs11.get()), root);
    }
    Optional<PassPhrase> phrase =
        keyPassFile.isPresent()
            ? Optional.of(PassPhrase.readGiven(keyPassFile.get()))
            : Optional.empty();
    Path file = key.orElseThrow(() -> new InputException("name the private key by --key FILE"));
    return new KeySource.Given(file, phrase, certificate, root);
  }
}
