package io.haetae.export;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.Sealing;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.Demonstration;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.export.dossier.Dossier;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A small simulated bundle with one exchange. */
public final class SampleBundle {
  private static final Instant OPENED = Instant.parse("2026-11-23T10:15:30.123456Z");
  private static final URI PAGE = URI.create("http://127.0.0.1:8080/item/1005.html");
  private static final ListingId LISTING = ListingId.parse("aliexpress:1005003750156649");

  private static final Clock CLOCK = Clock.fixed(OPENED.plusSeconds(2), ZoneOffset.UTC);
  private static final ConfigurationHome HOME = home();
  private static final Demonstration DEMONSTRATION = demonstration();

  private SampleBundle() {}

  static Path in(Path archive) throws IOException {
    Signal gone = new Signal(Meaning.NOT_FOUND, "itemStatus", "404", "runParams#/data/status");
    return in(
        archive, Optional.empty(), new Verdict.Removed(new Basis(List.of(gone), "1")), List.of());
  }

  /** A bundle with a product, a verdict with its signals, and pictures. */
  public static Path in(
      Path archive, Optional<Product> product, Verdict verdict, List<Screenshot> pictures)
      throws IOException {
    try (BundleStore store = BundleStore.open(archive, sealing())) {
      store.plan("run", List.of(visit()));
      try (EvidenceStore.Draft draft = store.open(visit())) {
        draft.write(capture(pictures));
        return archive.resolve(draft.seal(facts(product, verdict)).path());
      }
    }
  }

  /** What a bundle's dossier tells. */
  public static Dossier dossier(Path bundle) throws IOException {
    return Dossier.read(
        bundle,
        verify(bundle),
        Trust.in(HOME.demo().trust()),
        Policy.standard().without(Policy.TLS));
  }

  /** An authority that answers. */
  static TimeStampAuthority authority() {
    return digest ->
        Bytes.copyOf(DEMONSTRATION.authorities().stampDigest(digest.toArray()).bytes());
  }

  static Verification verify(Path bundle) throws IOException {
    return Verifier.verify(
            bundle, Trust.in(HOME.demo().trust()), Policy.standard().without(Policy.TLS))
        .verification();
  }

  private static Sealing sealing() throws IOException {
    Path keys = HOME.demo().keys();
    return new Sealing(
        new CmsSigner(DEMONSTRATION.keys()),
        KeyFolder.logKey(keys, Optional.empty()),
        DEMONSTRATION.authorities(),
        CLOCK);
  }

  private static ConfigurationHome home() {
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

  private static Visit visit() {
    Lane lane =
        new Lane(
            LISTING.site(),
            Vantage.korea(),
            Optional.of(
                new StandIn(
                    URI.create("http://127.0.0.1:8080"), URI.create("https://ko.aliexpress.com"))));
    return new Visit(
        "run/1",
        "run",
        1,
        Purpose.TARGET,
        Optional.of("A12/0001/26"),
        LISTING,
        List.of(),
        URI.create("https://ko.aliexpress.com/item/1005003750156649.html"),
        lane);
  }

  private static Capture capture(List<Screenshot> pictures) {
    String html = "<!doctype html><title>해태 장난감</title>";
    Exchange page =
        new Exchange(
            1,
            PAGE,
            "GET",
            new Headers(List.of(new Header("Accept-Language", "ko-KR"))),
            Optional.empty(),
            Exchange.ResourceKind.DOCUMENT,
            OPENED.plusMillis(1),
            Duration.ofMillis(12),
            new Exchange.Connection(
                Optional.of("127.0.0.1"),
                Optional.of("http/1.1"),
                Optional.empty(),
                Optional.empty(),
                Exchange.Source.NETWORK),
            new Exchange.Response(
                200,
                "OK",
                new Headers(List.of(new Header("Content-Type", "text/html; charset=utf-8"))),
                Optional.empty(),
                Bytes.utf8(html),
                Exchange.BodyForm.AS_SENT,
                Optional.empty()));
    return new Capture(
        Optional.of(PAGE),
        Optional.of(PAGE),
        OPENED,
        OPENED.plusSeconds(3),
        new Capture.Loaded(),
        List.of(page),
        Optional.of(html),
        Optional.of("shown"),
        pictures,
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.empty());
  }

  private static Facts facts(Optional<Product> product, Verdict verdict) {
    Reading reading =
        new Reading(
            LISTING.site(),
            "1",
            PageKind.ITEM,
            Optional.of(LISTING),
            Optional.empty(),
            product,
            List.of(),
            verdict.basis().signals());
    return new Facts(
        visit(),
        reading,
        new Controls(Controls.Outcome.PASSED, Controls.Outcome.PASSED, Optional.empty()),
        verdict);
  }
}
