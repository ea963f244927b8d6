package io.haetae.core.lane;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Understood;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.ProductField;
import io.haetae.core.site.FakeSite;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;

/**
 * A site whose items 1 and 2 are on sale; item 7 makes its adapter fail; item 8 is a captcha; there
 * is no other item. A page's whole state is its HTML.
 */
public final class FakeMarket {
  /** The lane of the market seen from Korea. */
  public static final Lane LANE = new Lane(FakeSite.ID, Vantage.korea(), Optional.empty());

  /** The market's adapter. */
  public static final FakeSite SITE = FakeSite.reading(FakeMarket::read);

  private FakeMarket() {}

  /** What a visit to an address brings. */
  public static Capture visit(URI url) {
    String number = url.getPath().substring("/item/".length());
    return Captures.loaded(
        url,
        200,
        switch (number) {
          case "1", "2" -> "live " + number;
          case "7" -> "odd";
          case "8" -> "captcha";
          default -> "absent";
        });
  }

  /** The visits of a session: both controls, then the numbered items. */
  public static List<Visit> visits(Lane lane, String... numbers) {
    List<Target> targets =
        List.of(numbers).stream()
            .map(n -> new Target(FakeSite.listing(n), Optional.of("A" + n), List.of()))
            .toList();
    return new Planner("r", RandomGeneratorFactory.of("L64X128MixRandom").create(42))
        .lane(lane, SITE, Optional.of(FakeSite.listing("1")), targets)
        .visits();
  }

  /** An earlier page of the market, whose offer lacked some fields. */
  static Understood understood(Set<ProductField> lacking) {
    return new Understood(
        FakeSite.ID,
        Optional.of(lacking),
        false,
        Optional.of(new EvidenceRef("seen", "captures/seen", "0".repeat(64))));
  }

  private static Reading read(Capture capture) {
    String state = capture.dom().orElseThrow();
    return switch (state) {
      case "absent" -> page(PageKind.OTHER, Optional.empty(), Meaning.NOT_FOUND);
      case "captcha" -> page(PageKind.OTHER, Optional.empty(), Meaning.CHALLENGE);
      case "odd" -> throw new IllegalStateException("an odd page");
      default ->
          page(
              PageKind.ITEM,
              Optional.of(state.substring("live ".length())),
              Meaning.ON_SALE,
              Meaning.IN_STOCK);
    };
  }

  private static Reading page(PageKind kind, Optional<String> number, Meaning... meanings) {
    return new Reading(
        FakeSite.ID,
        "7",
        kind,
        number.map(FakeSite::listing),
        Optional.of(new Found<>("KR", "dom")),
        number.map(FakeMarket::product),
        List.of(),
        List.of(meanings).stream().map(m -> new Signal(m, "state", m.name(), "dom")).toList());
  }

  private static Product product(String number) {
    Money won = new Money(new BigDecimal("9900"), Optional.of("KRW"));
    return new Product(
        Optional.of(new Found<>("Bricks " + number, "dom")),
        Optional.of(new Found<>(Price.single(won), "dom")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of());
  }
}
