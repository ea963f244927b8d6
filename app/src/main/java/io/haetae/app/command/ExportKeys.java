package io.haetae.app.command;

import io.haetae.core.browse.Bytes;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.evidence.seal.SealSettings;
import io.haetae.evidence.seal.Secrets;
import io.haetae.evidence.seal.TimeStampAuthority;
import io.haetae.export.Signing;
import io.haetae.export.SigningIdentity;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where exports get their key and their time-stamps from: the configuration home. */
final class ExportKeys {
  private ExportKeys() {}

  /**
   * The seal key; that of the demonstration for simulated bundles, and only for those.
   *
   * @param secrets what opens the key: a pass phrase, or the PIN of the token that it lies in
   */
  static Signing signing(boolean simulated, Secrets secrets, Clock clock) throws IOException {
    return new Signing(
        identity(simulated, secrets),
        Optional.of(digest -> stamp(digest, simulated, clock)),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static SigningIdentity identity(boolean simulated, Secrets secrets) throws IOException {
    ConfigurationHome home = KeyOptions.home();
    return SigningIdentity.of(
        simulated
            ? SealKeys.load(home.demo().keys(), Secrets.none())
            : SealKeys.load(home.keys(), secrets));
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
