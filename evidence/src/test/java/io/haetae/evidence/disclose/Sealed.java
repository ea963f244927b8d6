package io.haetae.evidence.disclose;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.BundleStore;
import io.haetae.evidence.TestSealing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A sealed bundle whose page tells its visitor's addresses. */
final class Sealed {
  static final String VISITOR = "203.0.113.77";
  static final String VISITOR_V6 = "2001:db8::77";

  /** The records: warcinfo, then request, response, metadata of each exchange, then derived. */
  static final int REQUEST = 2;

  static final int RESPONSE = 3;
  static final int METADATA = 4;
  static final int PICTURE = 6;
  static final int RECORDS = 10;

  private static final ListingId LISTING = ListingId.parse("aliexpress:1005003750156649");
  private static final URI PAGE = URI.create("https://ko.aliexpress.com/item/1.html");
  private static final Instant OPENED = Instant.parse("2026-11-23T10:15:30Z");

  private Sealed() {}

  static Path in(Path archive) throws IOException {
    Visit visit =
        new Visit(
            "run/1",
            "run",
            1,
            Purpose.TARGET,
            Optional.empty(),
            LISTING,
            List.of(),
            PAGE,
            new Lane(
                LISTING.site(),
                Vantage.korea(),
                Optional.of(
                    new StandIn(
                        URI.create("http://127.0.0.1:1"),
                        URI.create("https://ko.aliexpress.com")))));
    try (BundleStore store = TestSealing.open(archive, visit);
        EvidenceStore.Draft draft = store.open(visit)) {
      draft.write(capture());
      return archive.resolve(draft.seal(facts(visit)).path());
    }
  }

  private static Facts facts(Visit visit) {
    Reading reading =
        new Reading(
            LISTING.site(),
            "1",
            PageKind.OTHER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    Verdict verdict = new Verdict.Undetermined(Reason.UNKNOWN_LAYOUT, new Basis(List.of(), "1"));
    return new Facts(visit, reading, Controls.notRun(), verdict);
  }

  private static Capture capture() {
    String body =
        "{\"clientIp\":\"" + VISITOR + "\",\"price\":12900,\"v6\":\"" + VISITOR_V6 + "\"}";
    byte[] picture = {(byte) 0xff, (byte) 0xd8, 0, 1, 2, 3};
    return new Capture(
        Optional.of(PAGE),
        Optional.of(PAGE),
        OPENED,
        OPENED.plusSeconds(2),
        new Capture.Loaded(),
        List.of(
            exchange(1, PAGE, "application/json", Bytes.utf8(body)),
            exchange(2, PAGE.resolve("/a.jpg"), "image/jpeg", Bytes.copyOf(picture))),
        Optional.of("<p>none</p>"),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.empty());
  }

  private static Exchange exchange(int number, URI url, String type, Body body) {
    return new Exchange(
        number,
        url,
        "GET",
        new Headers(List.of(new Header("Accept-Language", "ko-KR"))),
        Optional.empty(),
        Exchange.ResourceKind.DOCUMENT,
        OPENED.plusMillis(number),
        Duration.ofMillis(3),
        new Exchange.Connection(
            Optional.of("198.51.100.9"),
            Optional.of("h2"),
            Optional.empty(),
            Optional.empty(),
            Exchange.Source.NETWORK),
        new Exchange.Response(
            200,
            "OK",
            new Headers(List.of(new Header("Content-Type", type))),
            Optional.empty(),
            body,
            Exchange.BodyForm.AS_SENT,
            Optional.empty()));
  }
}
