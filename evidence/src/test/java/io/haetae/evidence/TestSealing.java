package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.plan.Visit;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.EvidenceKey;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A demonstration's keys and authorities, at the time of the sample visit. */
public final class TestSealing {
  /** Two seconds after the sample visit opened. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:15:32Z"), ZoneOffset.UTC);

  private static final String SHARED_HOME = "haetae.test.home";

  private static final Set<String> OF_BYTES =
      Set.of("bytes intact", "records complete", "parts agree");

  private static final ConfigurationHome HOME = home();
  private static final Demonstration DEMONSTRATION = demonstration();

  private TestSealing() {}

  /** The argument by which another process seals with the same keys. */
  public static String shared() {
    return "-D" + SHARED_HOME + "=" + HOME.folder();
  }

  /** What seals. */
  public static Sealing sealing() throws IOException {
    return sealing(DEMONSTRATION, HOME, CLOCK);
  }

  static Sealing sealing(Demonstration demonstration, ConfigurationHome home, Clock clock)
      throws IOException {
    Path keys = home.demo().keys();
    return new Sealing(
        new CmsSigner(demonstration.keys()),
        KeyFolder.logKey(keys, Optional.empty()),
        demonstration.authorities(),
        clock,
        Optional.of(EvidenceKey.certificate(home.demo().wireCertificate())),
        Optional.of(demonstration.revocations()));
  }

  /** An archive's bundles, with a plan that holds one visit. */
  public static BundleStore open(Path archive, Visit visit) throws IOException {
    BundleStore store = BundleStore.open(archive, sealing());
    try {
      store.plan(visit.run(), List.of(visit));
    } catch (IOException failed) {
      store.close();
      throw failed;
    }
    return store;
  }

  /** Seals the sample visit into an archive, by another key than the demonstration's. */
  public static Path seal(Path archive, SealKeys keys) throws IOException {
    Sealing usual = sealing();
    Sealing sealing =
        new Sealing(new CmsSigner(keys), usual.logKey(), usual.authorities(), usual.clock());
    try (BundleStore store = BundleStore.open(archive, sealing)) {
      store.plan(SampleVisit.visit().run(), List.of(SampleVisit.visit()));
      try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
        draft.write(SampleVisit.capture(1));
        Path bundle = archive.resolve(draft.seal(SampleVisit.facts()).path());
        store.ended(SampleVisit.visit().run(), 0);
        return bundle;
      }
    }
  }

  /** Whether a bundle passes, but for its connections, when a root of signers is trusted. */
  public static Verification verify(Path bundle, Trust signers) {
    Trust usual = trust();
    Trust trust =
        new Trust(
            signers.signers(), usual.authorities(), usual.logs(), List.of(), signers.revoked());
    return Verifier.verify(bundle, trust, policy()).verification();
  }

  /** Whom the demonstration's bundles are checked against. */
  public static Trust trust() {
    try {
      return Trust.in(DEMONSTRATION.trust());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The key that opens copies of the wire. */
  static Path wireKey() {
    return HOME.demo().wireKey();
  }

  /** The folder with them. */
  static Path trustFolder() {
    return DEMONSTRATION.trust();
  }

  /** What they must show. */
  public static Policy policy() {
    return Policy.standard().without(Policy.TLS);
  }

  /** Checks a bundle but for its connections, since made-up exchanges had none. */
  public static Verification verify(Path bundle) {
    return new Verification(
        verifyAll(bundle).claims().stream()
            .filter(claim -> !claim.name().equals(Policy.TLS))
            .toList());
  }

  /** Checks a bundle. */
  static Verification verifyAll(Path bundle) {
    return Verifier.verify(bundle, trust(), policy()).verification();
  }

  /** What a bundle's bytes say by themselves, without its seal. */
  public static Verification bytesOf(Path bundle) {
    return new Verification(
        verify(bundle).claims().stream().filter(claim -> OF_BYTES.contains(claim.name())).toList());
  }

  private static ConfigurationHome home() {
    String shared = System.getProperty(SHARED_HOME);
    if (shared != null) {
      return new ConfigurationHome(Path.of(shared));
    }
    try {
      return new ConfigurationHome(Files.createTempDirectory("haetae-test-keys-"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Demonstration demonstration() {
    try {
      return Demonstration.open(HOME, CLOCK);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
