package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageScript;
import io.haetae.sites.page.PageView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.MissingNode;

/**
 * The offer of pages until 2018, whose scripts assign one value after the other ({@code
 * window.runParams.productId="…"}) and whose options stand in {@code skuProducts}. The forms are
 * those that public readers of that time name; no field is known that says that an item is off
 * sale, so only the page's buying buttons say that it is for sale.
 *
 * @param page the document
 * @param script the text of the page's scripts
 * @param skus the options; a place without a value if there are none
 */
record AliExpressScalars(Document page, String script, JsonPlace skus) {
  private static final Pattern NUMBER =
      Pattern.compile("\\brunParams\\.productId\\s*=\\s*[\"']?([0-9]{6,18})\\b");
  private static final String TITLE = "h1.product-name, h1#product-name, h1[itemprop=name]";
  private static final String BUTTONS =
      "#j-buy-now-btn, #j-add-cart-btn, #inf-btn-buy-now, #inf-add-to-cart";
  private static final Pattern SHOP = Pattern.compile("/store/([0-9]{4,12})(?:[/?.]|\\z)");

  /** The offer in a page; empty if it is none of that time. */
  static Optional<AliExpressScalars> in(PageView view) {
    if (!view.html().contains("runParams.productId")) {
      return Optional.empty();
    }
    StringBuilder script = new StringBuilder();
    view.scripts().stream().map(PageScript::text).forEach(text -> script.append(text).append('\n'));
    JsonPlace skus =
        view.state("skuProducts").values().stream()
            .findFirst()
            .orElseGet(() -> JsonPlace.root("skuProducts", MissingNode.getInstance()));
    return NUMBER.matcher(script).find()
        ? Optional.of(new AliExpressScalars(view.document(), script.toString(), skus))
        : Optional.empty();
  }

  /** What the page says of its offer. */
  AliExpressOffer offer() {
    Optional<Found<Price>> price =
        price("actMinPrice", "actMaxPrice").or(this::before).or(this::ofOptions);
    Product product =
        new Product(
            title(),
            price,
            before()
                .filter(found -> price.filter(p -> !p.value().equals(found.value())).isPresent()),
            seller(),
            options(),
            stock(),
            List.of(),
            Map.of(),
            Particulars.NONE);
    return new AliExpressOffer(
        scalar("productId").flatMap(AliExpressAddress::number),
        title().isPresent() ? Optional.of(product) : Optional.empty(),
        Optional.empty(),
        scalar("userCountry")
            .flatMap(Country::of)
            .map(country -> new Found<>(country.code(), place("userCountry")))
            .stream()
            .toList(),
        signals());
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    List<Element> buttons = page.select(BUTTONS);
    boolean open = buttons.stream().anyMatch(button -> !button.className().contains("disable"));
    if (open) {
      signals.add(new Signal(Meaning.ON_SALE, "button", "enabled", "css:" + BUTTONS));
    }
    AliExpressParts.stockSignal(stock(), options(), title().isPresent()).ifPresent(signals::add);
    return signals;
  }

  private Optional<String> scalar(String name) {
    Matcher assigned =
        Pattern.compile("\\brunParams\\." + name + "\\s*=\\s*[\"']?([^\"';\\s<]{1,60})")
            .matcher(script);
    return assigned.find() ? Optional.of(assigned.group(1)) : Optional.empty();
  }

  private static String place(String name) {
    return "runParams." + name + "#";
  }

  private Optional<Found<String>> title() {
    return page.select(TITLE).stream()
        .map(Obstacles::shown)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> new Found<>(text, "css:" + TITLE));
  }

  private Optional<Money> money(String text) {
    return AliExpressMoney.ofShown(
        text,
        scalar("baseCurrencyCode")
            .or(
                () ->
                    page.select("[itemprop=priceCurrency]").eachAttr("content").stream()
                        .findFirst())
            .flatMap(AliExpressMoney::currency));
  }

  private Optional<Found<Price>> price(String min, String max) {
    Optional<Money> high = scalar(max).flatMap(this::money);
    return scalar(min)
        .flatMap(this::money)
        .map(low -> new Price(Optional.of(low), high.or(() -> Optional.of(low)), low))
        .map(price -> new Found<>(price, place(min)));
  }

  private Optional<Found<Price>> before() {
    return price("minPrice", "maxPrice");
  }

  private Optional<Found<Price>> ofOptions() {
    List<Money> prices =
        options().stream()
            .flatMap(option -> option.price().stream())
            .sorted(Comparator.comparing(Money::amount))
            .toList();
    return prices.stream()
        .findFirst()
        .map(low -> new Price(Optional.of(low), Optional.of(prices.getLast()), low))
        .map(price -> new Found<>(price, skus.place()));
  }

  private Optional<Found<Long>> stock() {
    Optional<Found<Long>> stated =
        scalar("totalAvailQuantity")
            .filter(text -> text.matches("[0-9]{1,12}"))
            .map(text -> new Found<>(Long.valueOf(text), place("totalAvailQuantity")));
    return stated.or(() -> AliExpressParts.total(skus.at("none"), options(), skus.place()));
  }

  private List<Option> options() {
    return skus.items().stream().map(this::option).toList();
  }

  /** The options have no numbers of their own; their values' numbers stand for them. */
  private Option option(JsonPlace sku) {
    JsonPlace value = sku.at("skuVal");
    String path = sku.first("skuAttr", "skuPropIds").text().orElse("");
    Optional<Long> stock = AliExpressParts.stock(value.first("availQuantity", "inventory"));
    return new Option(
        path,
        label(sku.at("skuPropIds").text().orElse("")),
        value.first("actSkuCalPrice", "skuCalPrice", "skuPrice").text().flatMap(this::money),
        stock,
        stock.map(number -> number > 0));
  }

  /** The names of values stand in the elements that one presses, by {@code data-sku-id}. */
  private String label(String ids) {
    List<String> names = new ArrayList<>();
    for (String id : ids.split(",", -1)) {
      Element button =
          id.matches("[0-9]{1,18}") ? page.selectFirst("a[data-sku-id=" + id + "]") : null;
      if (button != null) {
        String title = button.attr("title");
        names.add(title.isBlank() ? Obstacles.shown(button) : title);
      }
    }
    return String.join(" / ", names);
  }

  private Optional<Found<Seller>> seller() {
    for (Element link : page.select(".store-name a[href], .shop-name a[href], a.store-lnk[href]")) {
      Matcher number = SHOP.matcher(link.attr("href"));
      if (number.find()) {
        Seller shop =
            new Seller(
                Optional.of(number.group(1)),
                Optional.of(Obstacles.shown(link)).filter(text -> !text.isBlank()));
        return Optional.of(new Found<>(shop, "css:.store-name a"));
      }
    }
    return Optional.empty();
  }
}
