package io.haetae.bench;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Captures of the weight that marketplaces' item pages have: 26 exchanges and 1.6 MB, a document of
 * 117 kB with its state, pictures that no packing makes smaller, and two screenshots.
 */
final class SampleShop {
  /** Two seconds after the captures opened. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:32Z"), ZoneOffset.UTC);

  private static final Instant OPENED = Instant.parse("2026-11-23T10:15:30.123456Z");
  private static final StandIn STAND_IN =
      new StandIn(URI.create("http://127.0.0.1:8080"), URI.create("http://shop.example.invalid"));
  private static final URI PAGE = STAND_IN.toReal(URI.create("http://127.0.0.1:8080/item/1005"));
  private static final URI ADDRESS = STAND_IN.toStandIn(PAGE);
  private static final SiteId SITE = new SiteId("generic");
  private static final int PICTURES = 20;
  private static final int PICTURE_BYTES = 62_000;
  private static final int DOCUMENT_BYTES = 117_000;

  private SampleShop() {}

  /** The one visit that all captures are of. */
  static Visit visit() {
    return new Visit(
        "run/1",
        "run",
        1,
        Purpose.TARGET,
        Optional.of("A12/0001/26"),
        new ListingId(SITE, "shop.example.invalid/item/1005"),
        List.of(),
        PAGE,
        new Lane(SITE, Vantage.korea(), Optional.of(STAND_IN)));
  }

  /** A page's capture as a browser leaves it. */
  static Capture page() {
    List<Answer> answers = new ArrayList<>();
    answers.add(new Answer("/style.css", "text/css", Bytes.utf8(Filler.text(18_000, 2))));
    answers.add(new Answer("/app.js", "text/javascript", Bytes.utf8(Filler.text(140_000, 3))));
    for (int i = 0; i < PICTURES; i++) {
      answers.add(new Answer("/" + i + ".jpg", "image/jpeg", Filler.bytes(PICTURE_BYTES, i)));
    }
    answers.add(
        new Answer("/api/stock", "application/json", Bytes.utf8("{\"stock\":3,\"price\":12900}")));
    answers.add(new Answer("/api/reviews", "application/json", Bytes.utf8(Filler.text(21_000, 5))));
    answers.add(new Answer("/beacon", "image/gif", Filler.bytes(43, 6)));
    return capture(
        answers,
        List.of(
            screenshot(Screenshot.View.VIEWPORT, "image/png", 900, 280_000),
            screenshot(Screenshot.View.FULL_PAGE, "image/jpeg", 9_170, 900_000)));
  }

  /** A capture with large bodies, of this size in all and no screenshots. */
  static Capture large(int bodies, int bytesEach) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < bodies; i++) {
      answers.add(new Answer("/video" + i + ".mp4", "video/mp4", new Filler(i, bytesEach)));
    }
    return capture(answers, List.of());
  }

  /** The item page's markup, filled up with the state that a shop's script carries. */
  static String document(int bytes) {
    String head =
        "<!doctype html><html lang=ko><head><meta charset=utf-8><title>장난감 자동차</title>"
            + "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
            + "\"@type\":\"Product\",\"name\":\"장난감 자동차\",\"url\":\""
            + PAGE
            + "\",\"offers\":{\"@type\":\"Offer\",\"price\":12900,\"priceCurrency\":\"KRW\","
            + "\"availability\":\"https://schema.org/InStock\"}}</script></head><body>"
            + "<h1>장난감 자동차</h1><script>window.state = [";
    StringBuilder page = new StringBuilder(head);
    for (int i = 0; page.length() < bytes; i++) {
      page.append("{\"id\":").append(i).append(",\"name\":\"").append(Filler.text(60, i));
      page.append("\",\"price\":").append(1000 + i * 7L % 9000).append("},\n");
    }
    return page.append("{}];</script></body></html>").toString();
  }

  private record Answer(String path, String mediaType, Body body) {}

  private static Capture capture(List<Answer> answers, List<Screenshot> screenshots) {
    String document = document(DOCUMENT_BYTES);
    List<Exchange> exchanges = new ArrayList<>();
    exchanges.add(
        exchange(1, new Answer("/item/1005", "text/html; charset=utf-8", Bytes.utf8(document))));
    answers.forEach(answer -> exchanges.add(exchange(exchanges.size() + 1, answer)));
    return new Capture(
        Optional.of(ADDRESS),
        Optional.of(ADDRESS),
        OPENED,
        OPENED.plusSeconds(2),
        new Capture.Loaded(),
        exchanges,
        Optional.of(document),
        Optional.of(Filler.text(9_000, 7)),
        screenshots,
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.empty());
  }

  private static Exchange exchange(int number, Answer answer) {
    return new Exchange(
        number,
        ADDRESS.resolve(answer.path()),
        "GET",
        headers("Accept-Language", "ko-KR", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"),
        Optional.empty(),
        number == 1 ? ResourceKind.DOCUMENT : ResourceKind.ASSET,
        OPENED.plusMillis(number),
        Duration.ofMillis(12),
        new Exchange.Connection(
            Optional.of("192.0.2.1"),
            Optional.of("http/1.1"),
            Optional.empty(),
            Optional.empty(),
            Exchange.Source.NETWORK),
        new Exchange.Response(
            200,
            "OK",
            headers("Content-Type", answer.mediaType(), "Cache-Control", "max-age=60"),
            Optional.empty(),
            answer.body(),
            BodyForm.CONTENT_DECODED,
            Optional.empty()));
  }

  private static Headers headers(String... namesAndValues) {
    List<Header> lines = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      lines.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(lines);
  }

  private static Screenshot screenshot(
      Screenshot.View view, String mediaType, int height, int bytes) {
    return new Screenshot(view, mediaType, 1280, height, 1.0, Filler.bytes(bytes, height));
  }
}
