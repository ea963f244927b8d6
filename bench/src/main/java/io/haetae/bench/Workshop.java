package io.haetae.bench;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.verdict.Controls;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.Rereading;
import io.haetae.evidence.Sealing;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.evidence.seal.Secrets;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An archive in a temporary folder that seals with a demonstration's keys. The authorities answer
 * from a process of their own, so that their work is not counted as ours.
 */
final class Workshop implements AutoCloseable {
  private final Path folder;
  private final AuthorityProcess authorities;
  private final Path trusted;
  private final Trust trust;
  private final BundleStore store;

  private Workshop(Path folder, AuthorityProcess authorities, BundleStore store, Path trusted)
      throws IOException {
    this.folder = folder;
    this.authorities = authorities;
    this.store = store;
    this.trusted = trusted;
    this.trust = Trust.in(trusted);
  }

  /**
   * Opens one.
   *
   * @throws IOException if it cannot be written, or the authorities do not start
   */
  static Workshop open() throws IOException {
    Path folder = Files.createTempDirectory("haetae-bench-");
    ConfigurationHome home = new ConfigurationHome(folder.resolve("home"));
    try (Demonstration demonstration = Demonstration.open(home, SampleShop.CLOCK)) {
      Path roots = demonstration.trust().resolve(Trust.AUTHORITIES);
      return open(folder, home.demo(), AuthorityProcess.start(roots));
    }
  }

  /** What a demonstration's bundles are sealed with. */
  static Sealing sealing(ConfigurationHome home, AuthorityProcess authorities, Clock clock)
      throws IOException {
    Path keys = home.keys();
    return new Sealing(
        new CmsSigner(SealKeys.load(keys, Secrets.none())),
        KeyFolder.logKey(keys, Optional.empty()),
        authorities.authorities(),
        clock);
  }

  private static Workshop open(Path folder, ConfigurationHome home, AuthorityProcess authorities)
      throws IOException {
    Sealing sealing = sealing(home, authorities, SampleShop.CLOCK);
    BundleStore store = BundleStore.open(folder.resolve("archive"), sealing);
    store.plan("run", List.of(SampleShop.visit()));
    return new Workshop(folder, authorities, store, home.trust());
  }

  /** The folder of the roots that its bundles are to be held to. */
  Path trusted() {
    return trusted;
  }

  /** Writes, reads back and seals a capture, as a visit does; returns the bundle's folder. */
  Path seal(Capture capture) throws IOException {
    Visit visit = SampleShop.visit();
    try (EvidenceStore.Draft draft = store.open(visit)) {
      Capture written = draft.write(capture);
      GuardedAdapter adapter =
          new GuardedAdapter(Adapters.of(visit.listing().site()).orElseThrow());
      EvidenceRef ref = draft.seal(Facts.of(visit, written, adapter, Controls.notRun()));
      return folder.resolve("archive").resolve(ref.path());
    }
  }

  /** Checks every claim that {@code haetae verify} checks; made-up exchanges had no TLS. */
  Verification verify(Path bundle) throws IOException {
    Policy policy = Policy.standard().without(Policy.TLS);
    Verification verification =
        Verifier.verify(bundle, trust, policy, new Rereading(Adapters::of)).verification();
    if (!verification.passed()) {
      throw new IOException("the bundle does not verify: " + verification.claims());
    }
    return verification;
  }

  @Override
  public void close() throws IOException {
    store.close();
    authorities.close();
    delete(folder);
  }

  /** Removes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
