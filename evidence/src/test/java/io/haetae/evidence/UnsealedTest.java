package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.log.LogCheck;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.DemoAuthority;
import io.haetae.evidence.seal.DemoKeys;
import io.haetae.evidence.seal.TimeStampAuthority;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of captures when authorities do not answer as they should. */
final class UnsealedTest {
  private static final Clock CLOCK = TestSealing.CLOCK;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path archive;
  private DemoAuthority first;
  private DemoAuthority second;

  @BeforeEach
  void startTheAuthorities() throws IOException {
    first = DemoAuthority.start(DemoKeys.create("first", CLOCK.instant()), CLOCK);
    second = DemoAuthority.start(DemoKeys.create("second", CLOCK.instant()), CLOCK);
  }

  @AfterEach
  void stopThem() {
    first.close();
    second.close();
  }

  @ParameterizedTest
  @EnumSource(DemoAuthority.Fault.class)
  void aBundleIsSealedOnlyIfBothAuthoritiesAreInOrder(DemoAuthority.Fault fault)
      throws IOException {
    // Of the one that never answers none is waited for long; the others have all the time there is.
    boolean slow = fault == DemoAuthority.Fault.SLOW;
    try (BundleStore store = open(CLOCK, slow ? Duration.ofMillis(100) : PATIENCE)) {
      second.fault(fault);
      Path bundle = archive.resolve(visit(store).path());
      boolean sealed = !Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.UNSEALED));
      assertThat(verify(bundle).passed()).as(fault.name()).isEqualTo(sealed);
      assertThat(sealed).as(fault.name()).isEqualTo(fault == DemoAuthority.Fault.NONE);
      assertThat(Files.exists(bundle.resolve(Bundles.SEAL).resolve(Bundles.PROOF)))
          .isEqualTo(sealed);
      store.ended("run", 0);
    }
    assertLogHolds();
  }

  @Test
  void aBundleThatWaitedIsSealedOnceTheAuthorityAnswersAgain() throws IOException {
    try (BundleStore store = open()) {
      second.fault(DemoAuthority.Fault.DEAD);
      EvidenceRef waiting = visit(store);
      Path bundle = archive.resolve(waiting.path());
      assertThat(store.sealAgain(bundle)).isEmpty();
      assertThat(verify(bundle).claims())
          .filteredOn(claim -> claim.name().equals("signer"))
          .singleElement()
          .satisfies(
              claim -> {
                assertThat(claim.state()).isEqualTo(Claim.State.FAIL);
                assertThat(claim.detail()).contains("not sealed", "second");
              });
      store.ended("run", 0);
      second.fault(DemoAuthority.Fault.NONE);
      Optional<EvidenceRef> sealed = store.sealAgain(bundle);
      assertThat(sealed.map(EvidenceRef::path)).contains(waiting.path());
      assertThat(verify(bundle)).matches(Verification::passed);
    }
    assertLogHolds();
    assertThat(archive.resolve("work")).isDirectoryNotContaining(Files::isDirectory);
  }

  @Test
  void aBundleThatWaitsAndIsTakenAwayIsMissed() throws IOException {
    Path bundle;
    try (BundleStore store = open()) {
      second.fault(DemoAuthority.Fault.DEAD);
      bundle = archive.resolve(visit(store).path());
      store.ended("run", 0);
    }
    Disk.delete(bundle);
    assertThat(log().claims())
        .filteredOn(claim -> claim.state() == Claim.State.FAIL)
        .extracting(Claim::detail)
        .singleElement()
        .asString()
        .contains(bundle.getFileName().toString(), "is missing");
  }

  @ParameterizedTest
  @ValueSource(longs = {-180, -11, 1, 180})
  void aMachineWhoseClockIsWrongSealsNothingUntilItIsRight(long minutes) throws IOException {
    Clock wrong = Clock.offset(CLOCK, Duration.ofMinutes(minutes));
    Path bundle;
    try (BundleStore store = open(wrong)) {
      bundle = archive.resolve(visit(store).path());
      Path unsealed = bundle.resolve(Bundles.SEAL).resolve(Bundles.UNSEALED);
      assertThat(unsealed).content().contains("clock");
      assertThat(verify(bundle).passed()).isFalse();
      store.ended("run", 0);
    }
    try (BundleStore store = open()) {
      assertThat(store.sealAgain(bundle)).isPresent();
    }
    // No authority dated the anchor while the clock was wrong, so "not before" stays unproven.
    assertThat(verify(bundle).claims())
        .filteredOn(claim -> claim.state() != Claim.State.PASS)
        .extracting(claim -> claim.state() + " " + claim.name())
        .containsOnly(
            "NOT_PRESENT not before", "NOT_PRESENT log consistent", "NOT_PRESENT not revoked");
  }

  private static EvidenceRef visit(BundleStore store) throws IOException {
    try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(SampleVisit.capture(1));
      return draft.seal(SampleVisit.facts());
    }
  }

  private BundleStore open() throws IOException {
    return open(CLOCK);
  }

  private BundleStore open(Clock clock) throws IOException {
    return open(clock, PATIENCE);
  }

  /** A store that waits for the second authority as long as this. */
  private BundleStore open(Clock clock, Duration patience) throws IOException {
    Sealing usual = TestSealing.sealing();
    Authorities authorities =
        new Authorities(
            List.of(client(first, clock, PATIENCE), client(second, clock, patience)), 2);
    BundleStore store =
        BundleStore.open(archive, new Sealing(usual.signer(), usual.logKey(), authorities, clock));
    store.plan("run", List.of(SampleVisit.visit()));
    return store;
  }

  private static TimeStampAuthority client(
      DemoAuthority authority, Clock clock, Duration patience) {
    return new TimeStampAuthority(
        authority.name(),
        authority.url(),
        List.of(authority.root()),
        new TimeStampAuthority.Line(
            HttpClient.newHttpClient(), patience, 3, Duration.ZERO, pause -> {}, clock));
  }

  private Verification verify(Path bundle) {
    Trust usual = TestSealing.trust();
    List<X509Certificate> roots = List.of(first.root(), second.root());
    Trust trust = new Trust(usual.signers(), roots, usual.logs(), List.of());
    return new Verification(
        Verifier.verify(bundle, trust, TestSealing.policy()).verification().claims().stream()
            .filter(claim -> !claim.name().equals("TLS validated"))
            .toList());
  }

  private Verification log() throws IOException {
    return new LogCheck(archive, TestSealing.trust().logs()).check(List.of());
  }

  private void assertLogHolds() throws IOException {
    assertThat(log().claims()).allMatch(claim -> claim.state() == Claim.State.PASS);
  }
}
