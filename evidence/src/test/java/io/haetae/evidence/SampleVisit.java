package io.haetae.evidence;

import io.haetae.core.browse.Attendance;
import io.haetae.core.browse.Body;
import io.haetae.core.browse.BrowserInfo;
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
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A visit with one of everything, the same for the same seed. */
final class SampleVisit {
  private static final BrowserInfo.Remote REMOTE =
      new BrowserInfo.Remote("http://127.0.0.1:4444", List.of("Its command line is not known."));
  static final Attendance ATTENDED =
      new Attendance(
          Instant.parse("2026-11-23T10:15:31Z"), Instant.parse("2026-11-23T10:16:00Z"), true);
  static final String TITLE = "해태 장난감 자동차 \"A\" <b>";
  static final URI PAGE = URI.create("http://127.0.0.1:8080/item/1005.html?x=1");
  static final ListingId LISTING = ListingId.parse("aliexpress:1005003750156649");
  private static final Instant OPENED = Instant.parse("2026-11-23T10:15:30.123456Z");

  private SampleVisit() {}

  static Visit visit() {
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
        List.of("sku-1"),
        URI.create("https://ko.aliexpress.com/item/1005003750156649.html"),
        lane);
  }

  static Capture capture(long seed) {
    byte[] picture = new byte[9_000];
    new Random(seed).nextBytes(picture);
    String html =
        "<!doctype html><html><head><title>"
            + TITLE
            + "</title></head><body>"
            + seed
            + words(seed)
            + "</body></html>";
    return new Capture(
        Optional.of(PAGE),
        Optional.of(PAGE),
        OPENED,
        OPENED.plusSeconds(3),
        new Capture.Loaded(),
        List.of(
            redirect(1),
            page(2, html),
            answered(
                3,
                "/api?q=%ED%95%9C",
                ResourceKind.DATA,
                200,
                Bytes.utf8("{\"a\":1}"),
                BodyForm.AS_SENT),
            answered(
                4, "/image.jpg", ResourceKind.ASSET, 200, Bytes.copyOf(picture), BodyForm.AS_SENT),
            answered(
                5, "/api?q=%ED%95%9C", ResourceKind.DATA, 204, Bytes.empty(), BodyForm.AS_SENT),
            answered(6, "/cached.css", ResourceKind.ASSET, 304, Bytes.empty(), BodyForm.NOT_KEPT),
            failed(7)),
        Optional.of(html),
        Optional.of("shown " + seed),
        List.of(
            new Screenshot(
                Screenshot.View.VIEWPORT, "image/png", 1280, 900, 1.0, Bytes.copyOf(picture)),
            new Screenshot(
                Screenshot.View.FULL_PAGE, "image/jpeg", 640, 4000, 0.5, Bytes.copyOf(picture))),
        List.of("error: 한글\nsecond line"),
        Optional.of(Vantage.korea()),
        Optional.of(
            new BrowserInfo(
                "HeadlessChrome/156",
                "playwright 1.62.0",
                "Mozilla/5.0 Haetae",
                "/usr/bin/chromium",
                List.of("--headless"),
                false,
                seed == 3 ? Optional.of(REMOTE) : Optional.empty(),
                seed == 3 ? Optional.of(ATTENDED) : Optional.empty())));
  }

  /** Enough that no packing makes it small. */
  private static String words(long seed) {
    return new Random(seed)
        .ints(3_000, 0, 10_000)
        .mapToObj(number -> " <i>" + number + "</i>")
        .collect(Collectors.joining());
  }

  private static Exchange redirect(int number) {
    return exchange(
        number,
        "/item/1005.html",
        ResourceKind.DOCUMENT,
        Optional.empty(),
        new Exchange.Response(
            302,
            "Found",
            headers("Location", "/item/1005.html?x=1", "Set-Cookie", "a=1", "Set-Cookie", "b=2"),
            Optional.of("HTTP/1.1 302 Found\r\nLocation: /item/1005.html?x=1\r\n\r\n"),
            Bytes.empty(),
            BodyForm.NOT_KEPT,
            Optional.empty()));
  }

  private static Exchange page(int number, String html) {
    return exchange(
        number,
        "/item/1005.html?x=1",
        ResourceKind.DOCUMENT,
        Optional.empty(),
        new Exchange.Response(
            200,
            "OK",
            headers(
                "content-type",
                "text/html; charset=utf-8",
                "Content-Encoding",
                "gzip",
                "Content-Length",
                "77"),
            Optional.empty(),
            Bytes.utf8(html),
            BodyForm.CONTENT_DECODED,
            Optional.empty()));
  }

  private static Exchange answered(
      int number, String path, ResourceKind kind, int status, Body body, BodyForm form) {
    return exchange(
        number,
        path,
        kind,
        kind == ResourceKind.DATA ? Optional.of(Bytes.utf8("posted=1")) : Optional.empty(),
        new Exchange.Response(
            status,
            "",
            headers("Content-Type", "application/json"),
            Optional.empty(),
            body,
            form,
            Optional.empty()));
  }

  private static Exchange failed(int number) {
    return exchange(
        number,
        "/gone.js",
        ResourceKind.ASSET,
        Optional.empty(),
        new Exchange.Failure("net::ERR_CONNECTION_RESET", false));
  }

  private static Exchange exchange(
      int number, String path, ResourceKind kind, Optional<Body> posted, Exchange.Outcome outcome) {
    return new Exchange(
        number,
        URI.create("http://127.0.0.1:8080" + path),
        posted.isPresent() ? "POST" : "GET",
        headers("Accept-Language", "ko-KR", "X-Twice", "1", "X-Twice", "2"),
        posted,
        kind,
        OPENED.plusMillis(number),
        Duration.ofMillis(12),
        new Exchange.Connection(
            Optional.of("127.0.0.1"),
            Optional.of("h2"),
            Optional.of("TLS 1.3"),
            Optional.of("AES_128_GCM"),
            Exchange.Source.NETWORK),
        outcome);
  }

  private static Headers headers(String... namesAndValues) {
    return new Headers(
        IntStream.range(0, namesAndValues.length / 2)
            .mapToObj(i -> new Header(namesAndValues[2 * i], namesAndValues[2 * i + 1]))
            .toList());
  }

  static Facts facts() {
    Money money = new Money(new BigDecimal("12900"), Optional.of("KRW"));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("재질", "플라스틱");
    attributes.put("Age", "3+");
    Product product =
        new Product(
            Optional.of(new Found<>(TITLE, "runParams#/data/title")),
            Optional.of(new Found<>(Price.single(money), "runParams#/data/price")),
            Optional.empty(),
            Optional.of(
                new Found<>(
                    new Seller(Optional.of("11"), Optional.of("A Store")),
                    "runParams#/data/store")),
            List.of(
                new Option("sku-1", "노랑", Optional.of(money), Optional.of(3L), Optional.of(true))),
            Optional.of(new Found<>(9L, "runParams#/data/stock")),
            List.of(URI.create("https://example.invalid/a.jpg")),
            attributes);
    Signal signal = new Signal(Meaning.ON_SALE, "itemStatus", "0", "runParams#/data/status");
    Reading reading =
        new Reading(
            LISTING.site(),
            "1",
            PageKind.ITEM,
            Optional.of(LISTING),
            Optional.of(new Found<>("KR", "runParams#/data/country")),
            Optional.of(product),
            List.of(
                new SearchHit(
                    LISTING,
                    Optional.of("t"),
                    Optional.of(money),
                    Optional.of("11"),
                    Optional.of(LocalDate.of(2025, 5, 25)))),
            List.of(signal));
    return new Facts(
        visit(),
        reading,
        new Controls(Controls.Outcome.PASSED, Controls.Outcome.INCONCLUSIVE, Optional.empty()),
        new Verdict.Orderable(new Basis(List.of(signal), "1")));
  }
}
