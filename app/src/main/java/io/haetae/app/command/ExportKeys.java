package io.haetae.app.command;

import io.haetae.core.browse.Bytes;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.SealSettings;
import io.haetae.evidence.seal.TimeStampAuthority;
import io.haetae.export.Signing;
import io.haetae.export.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where exports get their key and their time-stamps from: the configuration home. */
final class ExportKeys {
  private ExportKeys() {}

  /** The seal key; that of the demonstration for simulated bundles, and only for those. */
  static Signing signing(boolean simulated, Clock clock) throws IOException {
    return new Signing(
        identity(simulated),
        Optional.of(digest -> stamp(digest, simulated, clock)),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static SigningIdentity identity(boolean simulated) throws IOException {
    Path keys = (simulated ? KeyOptions.home().demo() : KeyOptions.home()).keys();
    Path key = keys.resolve("seal.key.pem");
    if (!Files.isRegularFile(key)) {
      throw new IOException("there is no key to sign with: " + key + " is missing");
    }
    return SigningIdentity.read(key, keys.resolve("seal.chain.pem"));
  }

  /** The authorities of a demonstration run only while they are asked. */
  private static Bytes stamp(Bytes digest, boolean simulated, Clock clock) throws IOException {
    ConfigurationHome home = KeyOptions.home();
    if (simulated) {
      try (Demonstration demonstration = Demonstration.open(home, clock)) {
        return Bytes.copyOf(demonstration.authorities().stampDigest(digest.toArray()).bytes());
      }
    }
    return Bytes.copyOf(
        SealSettings.read(home)
            .open(home, TimeStampAuthority.Line.standard(clock))
            .stampDigest(digest.toArray())
            .bytes());
  }
}
