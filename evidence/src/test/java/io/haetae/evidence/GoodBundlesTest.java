package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoodBundlesTest {
  /** A thousand on request: {@code -Dhaetae.good-bundles=1000}. */
  private static final int BUNDLES = Integer.getInteger("haetae.good-bundles", 200);

  private static final int LARGEST = 50_000;
  private static final List<String> TEXTS =
      List.of(
          "", "a", "해태 🦁", "two  spaces", "\"quoted\"; x=\\", "tab\there", "ünï\u0085", "=?:,");
  private static final List<String> URLS =
      List.of(
          "https://ko.aliexpress.com/item/1005003750156649.html?a=%ED%95%9C&b=1",
          "http://127.0.0.1:8080",
          "http://[::1]:8080/x",
          "https://xn--bj0bj06e.example/%F0%9F%A6%81",
          "https://user@under_score.example/a;b?c=[d]".replace("[d]", "%5Bd%5D"),
          "data:text/plain,abc",
          "blob:https://example.invalid/8e2d",
          "https://EXAMPLE.invalid/A/../B?");

  @TempDir private Path archive;

  @Test
  void everyKindOfCaptureVerifiesAndIsReadBackAsItWas() throws IOException {
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit())) {
      for (int seed = 0; seed < BUNDLES; seed++) {
        Capture capture = capture(new Random(seed));
        Path bundle = seal(store, capture);
        assertThat(TestSealing.verify(bundle)).as("seed %s", seed).matches(Verification::passed);
        try (BundleReader reader = BundleReader.open(bundle)) {
          assertThat(inMemory(reader.capture())).as("seed %s", seed).isEqualTo(capture);
        }
        Disk.delete(bundle);
      }
    }
  }

  private Path seal(BundleStore store, Capture capture) throws IOException {
    try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(capture);
      return archive.resolve(draft.seal(SampleVisit.facts()).path());
    }
  }

  private static Capture capture(Random random) {
    Capture sample = SampleVisit.capture(random.nextLong());
    List<Exchange> exchanges = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 150 : random.nextInt(6);
    boolean failuresOnly = random.nextInt(8) == 0;
    for (int number = 1; number <= count; number++) {
      exchanges.add(exchange(random, number, failuresOnly || random.nextInt(5) == 0, count));
    }
    Optional<URI> end =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(URI.create(pick(random, URLS)));
    return new Capture(
        random.nextBoolean() ? sample.requestedUrl() : Optional.empty(),
        end,
        sample.openedAt(),
        sample.closedAt(),
        pick(
            random,
            List.of(
                new Capture.Loaded(),
                new Capture.NotLoaded("net::ERR_FAILED"),
                new Capture.TimedOut("60 s"),
                new Capture.SavedFile())),
        exchanges,
        random.nextBoolean() ? Optional.of("<p>" + pick(random, TEXTS)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(pick(random, TEXTS)) : Optional.empty(),
        random.nextBoolean() ? sample.screenshots() : List.of(),
        random.nextBoolean() ? TEXTS : List.of(),
        random.nextBoolean() ? sample.vantage() : Optional.empty(),
        random.nextBoolean() ? sample.browser() : Optional.empty());
  }

  private static Exchange exchange(Random random, int number, boolean failed, int count) {
    Exchange.Outcome outcome =
        failed
            ? new Exchange.Failure(pick(random, TEXTS), random.nextBoolean())
            : new Exchange.Response(
                pick(random, List.of(200, 204, 301, 404, 503)),
                pick(random, TEXTS),
                headers(random),
                random.nextBoolean() ? Optional.of("HTTP/1.1 200\r\n\r\n") : Optional.empty(),
                body(random, count),
                pick(random, List.of(BodyForm.values())),
                random.nextInt(5) == 0 ? Optional.of("length cap") : Optional.empty());
    return new Exchange(
        number,
        URI.create(pick(random, URLS)),
        pick(random, List.of("GET", "POST", "OPTIONS")),
        headers(random),
        random.nextBoolean() ? Optional.of(body(random, count)) : Optional.empty(),
        pick(random, List.of(ResourceKind.values())),
        SampleVisit.capture(1).openedAt().plusMillis(random.nextInt(5_000)),
        Duration.ofMillis(random.nextInt(9_000)),
        new Exchange.Connection(
            pick(random, List.of(Optional.of("[::1]"), Optional.of("10.0.0.1"), Optional.of("?"))),
            pick(random, List.of(Optional.empty(), Optional.of("h2"), Optional.of("http/1.1"))),
            pick(random, List.of(Optional.empty(), Optional.of("TLS 1.3"), Optional.of("QUIC"))),
            Optional.empty(),
            pick(random, List.of(Exchange.Source.values()))),
        outcome);
  }

  private static Headers headers(Random random) {
    List<Header> lines = new ArrayList<>();
    List<String> names =
        List.of(":authority", "X-Odd", "Content-Type", "Transfer-Encoding", "Content-Encoding");
    for (int i = random.nextInt(5); i > 0; i--) {
      lines.add(new Header(pick(random, names), pick(random, TEXTS)));
    }
    if (random.nextInt(4) == 0) {
      lines.add(new Header("Set-Cookie", "a=1\nb=2\r\n\r\nc=3"));
    }
    return new Headers(lines);
  }

  private static Bytes body(Random random, int count) {
    byte[] content =
        new byte
            [count > 10 || random.nextInt(3) > 0 ? random.nextInt(50) : random.nextInt(LARGEST)];
    random.nextBytes(content);
    return Bytes.copyOf(content);
  }

  private static <T> T pick(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The same capture with every body in memory, so that captures can be compared. */
  private static Capture inMemory(Capture capture) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange exchange : capture.exchanges()) {
      exchanges.add(BundleStoreTest.inMemory(exchange));
    }
    return new Capture(
        capture.requestedUrl(),
        capture.finalUrl(),
        capture.openedAt(),
        capture.closedAt(),
        capture.ending(),
        exchanges,
        capture.dom(),
        capture.text(),
        inMemory(capture.screenshots()),
        capture.console(),
        capture.vantage(),
        capture.browser());
  }

  private static List<Screenshot> inMemory(List<Screenshot> screenshots) throws IOException {
    List<Screenshot> copies = new ArrayList<>();
    for (Screenshot one : screenshots) {
      Bytes image = one.image().bytes(LARGEST);
      copies.add(
          new Screenshot(
              one.view(), one.mediaType(), one.width(), one.height(), one.scale(), image));
    }
    return copies;
  }
}
