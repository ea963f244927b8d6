package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.DemoAuthority;
import io.haetae.evidence.seal.HostileKeys;
import io.haetae.evidence.seal.RevocationLists;
import io.haetae.evidence.seal.TimeStampAuthority;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two good bundles of one archive, to be attacked.
 *
 * @param keys whose they are
 * @param logKey of their log
 * @param good the one that is attacked
 * @param other one to take files from
 */
record Attacked(HostileKeys keys, LogKey logKey, Path good, Path other) {
  private static final int CUT_OFF = 3;
  static final Clock CLOCK = TestSealing.CLOCK;

  static Attacked in(Path archive) throws IOException {
    return in(archive, false);
  }

  /** With the issuers' lists of revoked certificates in the seals. */
  static Attacked withLists(Path archive) throws IOException {
    return in(archive, true);
  }

  private static Attacked in(Path archive, boolean lists) throws IOException {
    HostileKeys keys = HostileKeys.create(CLOCK.instant());
    LogKey logKey = LogKey.generate("attacked.example/log");
    try (DemoAuthority first = DemoAuthority.start(keys.first(), CLOCK);
        DemoAuthority second = DemoAuthority.start(keys.second(), CLOCK)) {
      Authorities both = new Authorities(List.of(client(first), client(second)), 2);
      Sealing sealing =
          new Sealing(
              new CmsSigner(keys.signer()),
              logKey,
              both,
              CLOCK,
              Optional.empty(),
              lists ? Optional.of(lists(archive, keys)) : Optional.empty());
      try (BundleStore store = BundleStore.open(archive, sealing)) {
        store.plan("run", List.of(SampleVisit.visit()));
        return new Attacked(
            keys, logKey, archive.resolve(seal(store, 1)), archive.resolve(seal(store, 2)));
      }
    }
  }

  private static RevocationLists lists(Path archive, HostileKeys keys) throws IOException {
    Path folder = Files.createDirectories(archive.resolveSibling(archive.getFileName() + "-lists"));
    Instant now = CLOCK.instant();
    Files.write(folder.resolve("agency.crl"), keys.listOfAgency(now, now.plus(Duration.ofDays(7))));
    return RevocationLists.fetching(List.of(folder), TimeStampAuthority.Line.standard(CLOCK));
  }

  private static String seal(BundleStore store, long seed) throws IOException {
    try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(cutOff(SampleVisit.capture(seed)));
      return draft.seal(SampleVisit.facts()).path();
    }
  }

  /** The same capture with its picture cut off. */
  private static Capture cutOff(Capture whole) {
    List<Exchange> exchanges = new ArrayList<>(whole.exchanges());
    Exchange picture = exchanges.get(CUT_OFF);
    Exchange.Response response = picture.response().orElseThrow();
    exchanges.set(
        CUT_OFF,
        new Exchange(
            picture.number(),
            picture.url(),
            picture.method(),
            picture.requestHeaders(),
            picture.requestBody(),
            picture.kind(),
            picture.sentAt(),
            picture.took(),
            picture.connection(),
            new Exchange.Response(
                response.status(),
                response.statusText(),
                response.headers(),
                response.rawHeaderText(),
                response.body(),
                response.bodyForm(),
                Optional.of("length cap"))));
    return new Capture(
        whole.requestedUrl(),
        whole.finalUrl(),
        whole.openedAt(),
        whole.closedAt(),
        whole.ending(),
        exchanges,
        whole.dom(),
        whole.text(),
        whole.screenshots(),
        whole.console(),
        whole.vantage(),
        whole.browser());
  }

  private static TimeStampAuthority client(DemoAuthority authority) {
    return new TimeStampAuthority(
        authority.name(),
        authority.url(),
        List.of(authority.root()),
        TimeStampAuthority.Line.standard(CLOCK),
        List.of(authority.revocations()));
  }

  Trust trust() {
    return keys.trust(logKey.verifierKey());
  }

  Verification verify(Path bundle) {
    return Verifier.verify(bundle, trust(), Policy.standard().without(Policy.TLS)).verification();
  }

  /** What a bundle's bytes say by themselves: nobody is trusted, so no signature is looked at. */
  Verification bytes(Path bundle) {
    return Verifier.verify(bundle, Trust.none(), Policy.standard().without(Policy.TLS))
        .verification();
  }
}
