package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.product.Sold;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.generic.SchemaReading;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PriceText;
import io.haetae.sites.page.SoldOutWords;
import io.haetae.sites.page.Witnesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The offer that a page's scripts drew, for pages whose state did not come with them. The ends of
 * the class names change with every release; their beginnings stood from 2024 to 2026.
 *
 * @param page the document
 * @param schema the structured data that the scripts add: its price is that of the cheapest option
 */
record AliExpressRendered(Document page, Optional<SchemaReading> schema) {
  private static final String TITLE = "h1[data-pl=product-title]";
  private static final String NOW =
      "[class*=price-default--current--], [class*=price--currentPriceText--],"
          + " [class*=product-price-current] .product-price-value";
  private static final String BEFORE =
      "[class*=price-default--original--], [class*=price--originalText--]";
  private static final String STORE = "[data-pl=store-name]";
  private static final String BUTTONS =
      "button[class*=buy-now--], button[class*=add-to-cart--], button.buynow, button.addcart";
  private static final String OF_OTHERS =
      "[class*=recommend], #nav-moretolove, [class*=search-card], [class*=product-card]";
  private static final String OPTION = "[class*=sku-item--]";
  private static final String QUANTITY = "[class*=quantity--info--]";
  private static final String SOLD = "[class*=reviewer--sold--]";
  private static final String DELIVERY = "[class*=dynamic-shipping], [class*=shipping--content--]";

  private static final Pattern DIGITS = Pattern.compile("(?<![0-9.,])[0-9]{1,9}(?![0-9])");
  private static final Pattern SHOP = Pattern.compile("/store/([0-9]{4,12})(?:[/?.]|\\z)");
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:can't|can’t|cannot|can not) be (?:shipped|delivered) to"
              + "|no puede enviarse a|no se puede enviar a|배송(?:할 수 없|이 불가|되지 않)",
          Pattern.CASE_INSENSITIVE);

  /** Whether the page shows an offer's title. */
  boolean shown() {
    return title().isPresent();
  }

  /** What the page shows of its offer. */
  AliExpressOffer offer() {
    Optional<Product> ofSchema = schema.flatMap(SchemaReading::product);
    Product product =
        new Product(
            title(),
            price().or(() -> ofSchema.flatMap(Product::price)),
            listPrice(),
            seller(),
            options(),
            Optional.empty(),
            ofSchema.map(Product::images).orElseGet(List::of),
            Map.of(),
            particulars(ofSchema.map(Product::particulars).orElse(Particulars.NONE)));
    return new AliExpressOffer(
        Optional.empty(), Optional.of(product), Optional.empty(), List.of(), signals());
  }

  private List<Option> options() {
    boolean open = buttons().stream().anyMatch(button -> !disabled(button));
    return AliExpressDrawnOptions.of(page)
        .options(price().map(found -> found.value().shown()), open);
  }

  private Particulars particulars(Particulars ofSchema) {
    return new Particulars(
        ofSchema.categories(),
        price().flatMap(found -> text(NOW)),
        listPrice().flatMap(found -> text(BEFORE)),
        Optional.empty(),
        text(SOLD).map(found -> new Found<>(Sold.of(found.value()), found.at())),
        ofSchema.deliversTo(),
        new Places(Optional.empty(), ofSchema.places().images(), Optional.empty()));
  }

  private Optional<Found<String>> text(String selector) {
    return first(selector).map(e -> new Found<>(Obstacles.shown(e), "css:" + selector));
  }

  private Optional<Element> first(String selector) {
    return page.select(selector).stream()
        .filter(element -> element.closest(OF_OTHERS) == null)
        .filter(element -> !Obstacles.shown(element).isBlank())
        .findFirst();
  }

  private Optional<Found<String>> title() {
    return text(TITLE);
  }

  /** The currency that the page's head shows next to the country; else that of its data. */
  private Optional<String> currency() {
    Stream<String> head = page.select("[class*=ship-to--text] b").eachText().stream();
    Optional<String> ofData =
        schema
            .flatMap(SchemaReading::product)
            .flatMap(Product::price)
            .flatMap(price -> price.value().shown().currency());
    return head.flatMap(text -> AliExpressMoney.currency(text).stream())
        .findFirst()
        .or(() -> ofData);
  }

  private Optional<Found<Price>> money(String selector) {
    return first(selector)
        .map(Obstacles::shown)
        .flatMap(text -> AliExpressMoney.ofShown(text, currency().or(() -> CurrencySign.in(text))))
        .map(AliExpressRendered::selected)
        .map(price -> new Found<>(price, "css:" + selector));
  }

  private static Price selected(Money money) {
    return new Price(Optional.empty(), Optional.empty(), money);
  }

  private Optional<Found<Price>> price() {
    return money(NOW);
  }

  private Optional<Found<Price>> listPrice() {
    return money(BEFORE);
  }

  private Optional<Found<Seller>> seller() {
    return first(STORE)
        .map(
            link -> {
              Matcher number = SHOP.matcher(link.attr("href"));
              Optional<String> id = number.find() ? Optional.of(number.group(1)) : Optional.empty();
              return new Found<>(
                  new Seller(id, Optional.of(Obstacles.shown(link))), "css:" + STORE);
            });
  }

  /**
   * What the rendered page says against an offer that was read elsewhere: every buying button is
   * dead though the offer gives no reason, a quantity of none, another price. Nothing if it shows
   * no offer.
   */
  List<Signal> against(Product product, List<Signal> known) {
    boolean offered = known.stream().anyMatch(signal -> signal.meaning() == Meaning.IN_STOCK);
    if (!offered || !shown()) {
      return List.of();
    }
    List<Signal> signals = new ArrayList<>();
    List<Element> buttons = buttons();
    boolean dead = !buttons.isEmpty() && buttons.stream().allMatch(AliExpressRendered::disabled);
    boolean explained =
        known.stream()
            .map(Signal::meaning)
            .anyMatch(said -> said == Meaning.NOT_DELIVERED || said == Meaning.OFF_SALE);
    if (dead && !explained) {
      add(signals, Meaning.CONFLICT, "button", "disabled", BUTTONS);
    }
    quantity().ifPresent(signals::add);
    Optional<Found<String>> now = text(NOW);
    product
        .price()
        .flatMap(
            stated ->
                now.flatMap(found -> PriceText.parse(found.value()))
                    .flatMap(price -> Witnesses.price(stated.value(), price.min(), "css:" + NOW)))
        .ifPresent(signals::add);
    return signals;
  }

  private List<Element> buttons() {
    return page.select(BUTTONS).stream()
        .filter(button -> button.closest(OF_OTHERS) == null)
        .toList();
  }

  /** Only what the page offers to press or says; a missing button says nothing. */
  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    List<Element> buttons = buttons();
    boolean open = buttons.stream().anyMatch(button -> !disabled(button));
    boolean priced = price().isPresent();
    boolean inStock = schema.filter(s -> says(s, Meaning.IN_STOCK)).isPresent();
    if (open) {
      add(signals, Meaning.ON_SALE, "button", "enabled", BUTTONS);
      add(signals, Meaning.IN_STOCK, "button", "enabled", BUTTONS);
    } else if (buttons.isEmpty() && priced && inStock) {
      add(signals, Meaning.ON_SALE, "availability", "InStock", "script[type*=ld+json]");
      add(signals, Meaning.IN_STOCK, "availability", "InStock", "script[type*=ld+json]");
    }
    if (schema.filter(s -> says(s, Meaning.OUT_OF_STOCK)).isPresent()) {
      add(signals, Meaning.OUT_OF_STOCK, "availability", "OutOfStock", "script[type*=ld+json]");
    }
    quantity().ifPresent(signals::add);
    List<Element> soldOut = page.select("[class*=sku-item--soldOut]");
    if (!soldOut.isEmpty()) {
      add(signals, Meaning.NOTE, "options sold out", "" + soldOut.size(), OPTION);
    }
    first(DELIVERY)
        .map(Obstacles::shown)
        .filter(text -> REFUSED.matcher(text).find())
        .ifPresent(text -> add(signals, Meaning.NOT_DELIVERED, "delivery", text, DELIVERY));
    return signals;
  }

  private static boolean says(SchemaReading schema, Meaning meaning) {
    return schema.signals().stream().anyMatch(signal -> signal.meaning() == meaning);
  }

  private static void add(
      List<Signal> signals, Meaning meaning, String name, String value, String selector) {
    signals.add(new Signal(meaning, name, value, "css:" + selector));
  }

  private static boolean disabled(Element button) {
    return button.hasAttr("disabled")
        || button.attr("aria-disabled").equals("true")
        || button.className().contains("disabled")
        || SoldOutWords.isLabel(Obstacles.shown(button));
  }

  /** A quantity that stands there as a number; a limit for each shopper is no stock. */
  private Optional<Signal> quantity() {
    return first(QUANTITY)
        .map(Obstacles::shown)
        .filter(text -> DIGITS.matcher(text).results().count() == 1)
        .filter(text -> DIGITS.matcher(text).results().allMatch(m -> m.group().matches("0+")))
        .map(text -> new Signal(Meaning.OUT_OF_STOCK, "quantity", text, "css:" + QUANTITY));
  }
}
