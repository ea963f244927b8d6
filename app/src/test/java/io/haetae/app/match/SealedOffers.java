package io.haetae.app.match;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.TestHome;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.verdict.Controls;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.seal.Secrets;
import io.haetae.sites.Adapters;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** An archive with sealed pages of a made-up shop, each with its photograph. */
public final class SealedOffers {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String SHOP = "http://127.0.0.1:1";

  private SealedOffers() {}

  /**
   * A page of the shop.
   *
   * @param number the item's number
   * @param title the offer's title
   * @param seller who sells it
   * @param extra further properties of the product, in JSON-LD, each with a comma before
   * @param picture the photograph, a PNG
   * @param item the watch item that it is visited for
   */
  public record Page(
      String number,
      String title,
      String seller,
      String extra,
      Bytes picture,
      Optional<String> item) {}

  /** Seals the pages of one run. */
  public static void seal(Path archive, List<Page> pages) throws IOException {
    Lane lane = Samples.simulated("generic", 1);
    List<Visit> visits = new ArrayList<>();
    for (Page page : pages) {
      visits.add(visit(lane, visits.size() + 1, page));
    }
    try (Archive open =
        Archive.open(archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
      open.evidence().plan("run-1", visits);
      for (int i = 0; i < pages.size(); i++) {
        seal(open, visits.get(i), pages.get(i));
      }
      open.evidence().ended("run-1", 0);
    }
    Archive.index(archive, CLOCK).close();
  }

  private static void seal(Archive archive, Visit visit, Page page) throws IOException {
    try (EvidenceStore.Draft draft = archive.evidence().open(visit)) {
      Capture written = draft.write(capture(page));
      Facts facts =
          Facts.of(
              visit,
              written,
              new GuardedAdapter(Adapters.of(visit.listing().site()).orElseThrow()),
              Controls.notRun());
      draft.seal(facts);
    }
  }

  private static Visit visit(Lane lane, int position, Page page) {
    return new Visit(
        "run-1/" + position,
        "run-1",
        position,
        Purpose.TARGET,
        page.item(),
        new ListingId(lane.site(), "www.generic.example/p/" + page.number()),
        List.of(),
        URI.create("https://www.generic.example/p/" + page.number()),
        lane);
  }

  private static Capture capture(Page page) {
    String html =
        """
        <html><head><link rel="canonical" href="https://www.generic.example/p/%1$s"><title>%2$s</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
        "name":"%2$s","image":"https://cdn.generic.example/%1$s/main.png"%4$s,
        "offers":{"@type":"Offer","price":"%1$s9.50","priceCurrency":"EUR",
        "seller":{"@type":"Organization","name":"%3$s"},
        "availability":"https://schema.org/InStock"}}</script></head>
        <body><h1>%2$s</h1></body></html>
        """
            .formatted(page.number(), page.title(), page.seller(), page.extra());
    URI address = URI.create(SHOP + "/p/" + page.number());
    List<Exchange> exchanges =
        List.of(
            exchange(1, address, ResourceKind.DOCUMENT, "text/html", Bytes.utf8(html)),
            exchange(
                2,
                URI.create(SHOP + "/" + page.number() + "/main.png_640x640.png"),
                ResourceKind.ASSET,
                "image/png",
                page.picture()));
    return new Capture(
        Optional.of(address),
        Optional.of(address),
        CLOCK.instant(),
        CLOCK.instant(),
        new Capture.Loaded(),
        exchanges,
        Optional.of(html),
        Optional.of(page.title()),
        List.of(),
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.of(
            new BrowserInfo("Test/1", "fixtures", "Mozilla/5.0 (test)", "", List.of(), true)));
  }

  private static Exchange exchange(
      int number, URI url, ResourceKind kind, String type, Bytes body) {
    return new Exchange(
        number,
        url,
        "GET",
        Headers.none(),
        Optional.empty(),
        kind,
        CLOCK.instant(),
        Duration.ofMillis(5),
        Exchange.Connection.unknown(),
        new Exchange.Response(
            200,
            "OK",
            new Headers(List.of(new Header("Content-Type", type))),
            Optional.empty(),
            body,
            Exchange.BodyForm.CONTENT_DECODED,
            Optional.empty()));
  }

  /** Blots in places that the seed tells. */
  public static Bytes picture(long seed, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.scale(side / 300.0, side / 300.0);
    Random random = new Random(seed);
    for (int blot = 0; blot < 60; blot++) {
      pen.setColor(new Color(random.nextInt(1 << 24)));
      pen.fillRect(random.nextInt(280), random.nextInt(280), 20 + random.nextInt(60), 30);
    }
    pen.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return Bytes.copyOf(file.toByteArray());
  }
}
