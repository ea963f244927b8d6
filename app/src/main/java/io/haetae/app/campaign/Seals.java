package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.evidence.Sealing;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.EvidenceKey;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.RevocationLists;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.evidence.seal.SealSettings;
import io.haetae.evidence.seal.Secrets;
import io.haetae.evidence.seal.TimeStampAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/**
 * What seals the archives of one kind: a study's are sealed with the installation's keys and the
 * authorities of its settings; a demonstration's with keys and authorities of its own, which prove
 * nothing to anybody.
 */
final class Seals implements AutoCloseable {
  private final Sealing sealing;
  private final Optional<Demonstration> demonstration;

  private Seals(Sealing sealing, Optional<Demonstration> demonstration) {
    this.sealing = sealing;
    this.demonstration = demonstration;
  }

  static Seals open(ConfigurationHome home, ArchiveKind kind, Secrets secrets, Clock clock)
      throws IOException {
    return switch (kind) {
      case DEMO -> {
        Demonstration demonstration = Demonstration.open(home, clock);
        yield new Seals(
            sealing(
                home.demo(),
                Secrets.none(),
                demonstration.keys(),
                demonstration.authorities(),
                demonstration.revocations(),
                clock),
            Optional.of(demonstration));
      }
      case STUDY -> {
        SealKeys keys = SealKeys.load(home.keys(), secrets);
        SealSettings settings = SealSettings.read(home);
        TimeStampAuthority.Line line = TimeStampAuthority.Line.standard(clock);
        Authorities authorities = settings.open(home, line);
        RevocationLists lists = settings.revocations(home, line);
        yield new Seals(sealing(home, secrets, keys, authorities, lists, clock), Optional.empty());
      }
    };
  }

  private static Sealing sealing(
      ConfigurationHome home,
      Secrets secrets,
      SealKeys keys,
      Authorities authorities,
      RevocationLists revocations,
      Clock clock)
      throws IOException {
    LogKey logKey = KeyFolder.logKey(home.keys(), secrets.phrase());
    Path certificate = home.wireCertificate();
    Optional<X509Certificate> evidenceKey =
        Files.exists(certificate)
            ? Optional.of(EvidenceKey.certificate(certificate))
            : Optional.empty();
    return new Sealing(
        new CmsSigner(keys), logKey, authorities, clock, evidenceKey, Optional.of(revocations));
  }

  Sealing sealing() {
    return sealing;
  }

  @Override
  public void close() {
    demonstration.ifPresent(Demonstration::close);
  }
}
