package io.haetae.bench;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Vantage;
import io.haetae.core.lane.BrowserSource;
import io.haetae.fixtures.SettableClock;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Browsers that load nothing: the page of an item, and of none, is made up, some 40 kB with its
 * pictures, and each visit moves the clock. An item is sold out for seven days of every fifty, but
 * for the first, which controls ask for. A page says where it is delivered, or nothing is judged.
 */
final class MadeUpBrowsers implements BrowserSource {
  /** Where the pages say that they are served. */
  static final URI ORIGIN = URI.create("http://127.0.0.1:8080");

  private static final Duration VISIT = Duration.ofSeconds(10);
  private static final Duration LOADING = Duration.ofSeconds(2);
  private static final int RHYTHM = 50;
  private static final int SOLD_OUT_DAYS = 7;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final BrowserInfo INFO =
      new BrowserInfo("Made up/1", "bench", "Made up/1", "", List.of(), true);

  private final SettableClock clock;
  private final Instant from;
  private final Screenshot viewport;
  private final Screenshot wholePage;

  /**
   * Browsers whose visits move a clock.
   *
   * @param from when the first day begins
   */
  MadeUpBrowsers(SettableClock clock, Instant from) throws IOException {
    this.clock = clock;
    this.from = from;
    this.viewport = screenshot(Screenshot.View.VIEWPORT, 1);
    this.wholePage = screenshot(Screenshot.View.FULL_PAGE, 2);
  }

  @Override
  public Browser start() {
    return new Browser() {
      @Override
      public BrowserInfo info() {
        return INFO;
      }

      @Override
      public BrowserSession open(Vantage vantage, Path work) {
        return new Session(vantage);
      }

      @Override
      public void close() {
        // Nothing runs.
      }
    };
  }

  private static Screenshot screenshot(Screenshot.View view, int seed) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, new Color(seed * 99_991)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < HEIGHT; i += 3) {
      graphics.drawLine(0, i, i * seed, HEIGHT);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", file);
    Bytes bytes = Bytes.copyOf(file.toByteArray());
    return new Screenshot(view, "image/jpeg", WIDTH, HEIGHT, 1, bytes);
  }

  private final class Session implements BrowserSession {
    private final Vantage vantage;
    private final Instant opened = clock.instant();
    private URI address = URI.create("about:blank");

    Session(Vantage vantage) {
      this.vantage = vantage;
    }

    @Override
    public void setCookies(List<Cookie> cookies) {
      // Nobody is told of them.
    }

    @Override
    public void navigate(URI url) {
      address = url;
    }

    @Override
    public boolean awaitQuiet(Duration quiet, Duration limit) {
      return true;
    }

    @Override
    public boolean awaitElement(String selector, Duration limit) {
      return true;
    }

    @Override
    public void scrollThrough(Duration limit) {
      // There is no more of the page.
    }

    @Override
    public URI url() {
      return address;
    }

    @Override
    public Capture capture() {
      clock.tick(VISIT);
      String path = address.getPath();
      boolean item = path.startsWith("/item/");
      int number = item ? Integer.parseInt(path.substring("/item/".length())) : 0;
      String page = item ? page(number) : "<!doctype html><title>404</title><p>Not found";
      List<Exchange> exchanges = new ArrayList<>();
      exchanges.add(exchange(1, address, item ? 200 : 404, "text/html", Bytes.utf8(page)));
      if (item) {
        Body photograph = Filler.bytes(24_000, number);
        URI at = ORIGIN.resolve("/photo/" + number + ".jpg");
        exchanges.add(exchange(2, at, 200, "image/jpeg", photograph));
      }
      return new Capture(
          Optional.of(address),
          Optional.of(address),
          opened,
          opened.plus(LOADING),
          new Capture.Loaded(),
          exchanges,
          Optional.of(page),
          Optional.of("장난감 자동차 " + number),
          List.of(viewport, wholePage),
          List.of(),
          Optional.of(vantage),
          Optional.of(INFO),
          List.of(),
          Optional.of(Profile.EVIDENCE));
    }

    private String page(int number) {
      long day = Duration.between(from, opened).toDays();
      boolean soldOut = number > 0 && (day + number * 7L) % RHYTHM < SOLD_OUT_DAYS;
      return "<!doctype html><html lang=ko><head><meta charset=utf-8><title>장난감 자동차 "
          + number
          + "</title><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
          + "\"@type\":\"Product\",\"name\":\"장난감 자동차 "
          + number
          + "\",\"offers\":{\"@type\":\"Offer\",\"price\":12900,\"priceCurrency\":\"KRW\","
          + "\"availability\":\"https://schema.org/"
          + (soldOut ? "OutOfStock" : "InStock")
          + "\",\"shippingDetails\":{\"@type\":\"OfferShippingDetails\",\"shippingDestination\":"
          + "{\"@type\":\"DefinedRegion\",\"addressCountry\":\""
          + vantage.country()
          + "\"}},\"seller\":{\"@type\":\"Organization\",\"name\":\"shop "
          + number % 10
          + "\"}}}</script></head><body><h1>장난감 자동차 "
          + number
          + "</h1><p>"
          + Filler.text(2_000, number)
          + "</p></body></html>";
    }

    private Exchange exchange(int place, URI url, int status, String mediaType, Body body) {
      return new Exchange(
          place,
          url,
          "GET",
          new Headers(List.of(new Header("User-Agent", INFO.userAgent()))),
          Optional.empty(),
          place == 1 ? ResourceKind.DOCUMENT : ResourceKind.ASSET,
          opened.plusMillis(place),
          Duration.ofMillis(12),
          Exchange.Connection.unknown(),
          new Exchange.Response(
              status,
              "",
              new Headers(List.of(new Header("Content-Type", mediaType + "; charset=utf-8"))),
              Optional.empty(),
              body,
              Exchange.BodyForm.CONTENT_DECODED,
              Optional.empty()));
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
