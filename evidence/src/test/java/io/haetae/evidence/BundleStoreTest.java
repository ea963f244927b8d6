package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.product.Product;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleStoreTest {
  @TempDir private Path archive;

  @Test
  void whatIsReadBackFromTheWrittenRecordsIsWhatWasCaptured() throws IOException {
    Capture capture = SampleVisit.capture(1);
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      assertSame(capture, draft.write(capture));
    }
  }

  @Test
  void aSealedBundleVerifiesAndHoldsTheFactsWithoutLoss() throws IOException {
    EvidenceRef ref = seal(1);
    Path bundle = archive.resolve(ref.path());
    assertThat(TestSealing.bytesOf(bundle).claims())
        .filteredOn(claim -> claim.state() == Claim.State.PASS)
        .extracting(Claim::name, Claim::detail)
        .containsExactly(
            tuple(
                "bytes intact", "9 parts, " + Files.size(bundle.resolve(Bundles.WACZ)) + " bytes"),
            tuple("records complete", "27 records, 7 exchanges"),
            tuple("parts agree", "manifest, tables and facts follow from 2 record files"));
    assertThat(TestSealing.verify(bundle).claims())
        .extracting(Claim::name, Claim::state)
        .contains(
            tuple("signer", Claim.State.PASS),
            tuple("not after", Claim.State.PASS),
            tuple("not before", Claim.State.PASS),
            tuple("logged", Claim.State.PASS),
            tuple("log consistent", Claim.State.PASS),
            tuple("not revoked", Claim.State.PASS));
    StoredBundle stored = StoredBundle.read(archive, bundle);
    assertThat(stored.ref()).isEqualTo(ref);
    assertThat(stored.facts()).isEqualTo(SampleVisit.facts());
    assertThat(stored.facts().reading().product().map(Product::attributes).orElseThrow().keySet())
        .containsExactly("재질", "Age");
    assertThat(stored.openedAt()).isEqualTo(SampleVisit.capture(1).openedAt());
  }

  @Test
  void anUnsealedDraftIsKeptAmongTheInterrupted() throws IOException {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit())) {
      try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
        draft.write(SampleVisit.capture(2));
      }
      assertThat(Bundles.in(archive)).isEmpty();
      try (Stream<Path> kept = Files.walk(archive.resolve("interrupted"))) {
        assertThat(kept.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("data.warc.gz", "derived.warc.gz");
      }
    }
  }

  @Test
  void aSealedBundleIsReadLikeItsCapture() throws IOException {
    Path bundle = archive.resolve(seal(3).path());
    try (BundleReader reader = BundleReader.open(bundle)) {
      assertSame(SampleVisit.capture(3), reader.capture());
    }
  }

  @Test
  void thatAPersonActedStandsInTheLog() throws IOException {
    EvidenceRef ref = seal(3);
    assertThat(logged(ref, "CUSTODY"))
        .singleElement()
        .asString()
        .contains("\"event\":\"attended\"")
        .contains(SampleVisit.ATTENDED.described());
    assertThat(logged(seal(4), "CUSTODY")).isEmpty();
  }

  private List<String> logged(EvidenceRef ref, String type) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().contains("log")) {
          for (String part :
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("(?=\\{)", -1)) {
            if (part.contains(ref.captureId()) && part.contains("\"" + type + "\"")) {
              found.add(part);
            }
          }
        }
      }
    }
    return found.stream().distinct().toList();
  }

  @Test
  void theSameCaptureUnderTheSameIdWithTheSameSaltsGivesTheSameBytes() throws IOException {
    for (String side : new String[] {"one", "two"}) {
      Path parts = Files.createDirectories(archive.resolve(side));
      Provenance provenance =
          new Provenance(
              "00000000-0000-7000-8000-000000000001",
              Tool.VERSION,
              new Opening("0".repeat(64), new Opening.Target("c", "s", 1), Optional.empty()));
      new CaptureWriter(parts, provenance, SampleVisit.capture(4)).write();
      Capture written = new CaptureReader(parts).read();
      AtomicInteger salt = new AtomicInteger();
      Forgery.packing(
              parts,
              written,
              SampleVisit.facts(),
              provenance,
              () -> "%064x".formatted(salt.incrementAndGet()))
          .writeParts();
      Wacz.pack(parts, archive.resolve(side + ".wacz"));
    }
    assertThat(archive.resolve("one.wacz")).hasSameBinaryContentAs(archive.resolve("two.wacz"));
  }

  private EvidenceRef seal(long seed) throws IOException {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(SampleVisit.capture(seed));
      return draft.seal(SampleVisit.facts());
    }
  }

  /** Equal in everything, bodies compared by their bytes. */
  private static void assertSame(Capture expected, Capture found) throws IOException {
    assertThat(found.dom()).isEqualTo(expected.dom());
    assertThat(found.text()).isEqualTo(expected.text());
    assertThat(found.console()).isEqualTo(expected.console());
    assertThat(found.finalUrl()).isEqualTo(expected.finalUrl());
    assertThat(found.ending()).isEqualTo(expected.ending());
    assertThat(found.vantage()).isEqualTo(expected.vantage());
    assertThat(found.browser()).isEqualTo(expected.browser());
    assertThat(found.openedAt()).isEqualTo(expected.openedAt());
    assertThat(found.exchanges()).hasSameSizeAs(expected.exchanges());
    for (int i = 0; i < expected.exchanges().size(); i++) {
      assertThat(inMemory(found.exchanges().get(i))).isEqualTo(expected.exchanges().get(i));
    }
    for (int i = 0; i < expected.screenshots().size(); i++) {
      assertThat(found.screenshots().get(i).image().bytes(10_000))
          .isEqualTo(expected.screenshots().get(i).image());
      assertThat(found.screenshots().get(i).scale())
          .isEqualTo(expected.screenshots().get(i).scale());
    }
  }

  static Exchange inMemory(Exchange e) throws IOException {
    Exchange.Outcome outcome =
        switch (e.outcome()) {
          case Exchange.Failure failure -> failure;
          case Exchange.Response r ->
              new Exchange.Response(
                  r.status(),
                  r.statusText(),
                  r.headers(),
                  r.rawHeaderText(),
                  r.body().bytes(1 << 20),
                  r.bodyForm(),
                  r.truncated());
        };
    Optional<Body> posted =
        e.requestBody().isPresent()
            ? Optional.of(e.requestBody().get().bytes(1 << 20))
            : Optional.empty();
    return new Exchange(
        e.number(),
        e.url(),
        e.method(),
        e.requestHeaders(),
        posted,
        e.kind(),
        e.sentAt(),
        e.took(),
        e.connection(),
        outcome);
  }
}
