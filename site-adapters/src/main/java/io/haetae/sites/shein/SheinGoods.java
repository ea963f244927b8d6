package io.haetae.sites.shein;

import io.haetae.core.product.Category;
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
import io.haetae.sites.page.JsonPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offer of a product page by the state in its source, whose form changed in 2022, 2024 and 2025
 * while the names of its parts stayed.
 *
 * @param state the whole state
 * @param detail the part that names the goods
 * @param currency the site's currency, where the page names it
 */
record SheinGoods(JsonPlace state, JsonPlace detail, Optional<String> currency) {
  private static final Set<String> DETAILS =
      Set.of("productInfo", "detail", "goodsInfo", "goods_info", "productDetail", "info");

  /** The offer in a state; empty if it holds none. */
  static Optional<SheinGoods> in(JsonPlace root, Optional<String> currency) {
    Optional<String> own = root.at("currency").text().filter(code -> code.matches("[A-Z]{3}"));
    return root.nearest(SheinGoods::isDetail)
        .or(() -> root.nearest(SheinGoods::holdsDetail).map(modules -> modules.at("productInfo")))
        .map(detail -> new SheinGoods(root, detail, currency.or(() -> own)));
  }

  private static boolean isDetail(JsonPlace part) {
    return DETAILS.contains(part.name())
        && part.at("goods_id").number().isPresent()
        && part.first("goods_name", "goodsName").text().isPresent();
  }

  /** Whether these are the parts of an answer of 2026, which does not repeat the name. */
  private static boolean holdsDetail(JsonPlace modules) {
    return modules.at("productInfo", "goods_id").number().isPresent()
        && modules.at("priceInfo").filled()
        && modules.at("saleAttr").filled();
  }

  /** The same offer, its prices in a currency. */
  SheinGoods in(String code) {
    return new SheinGoods(state, detail, Optional.of(code));
  }

  /** The item number. */
  String number() {
    return detail.at("goods_id").text().orElseThrow();
  }

  /** The product. */
  Product product() {
    JsonPlace name = detail.first("goods_name", "goodsName");
    return new Product(
        name.text().map(text -> new Found<>(text, name.place())),
        price(),
        listPrice(),
        seller(),
        skus().options(),
        stock(),
        images(),
        attributes(),
        particulars());
  }

  /** The category and the sales have the names that they have in lists (seen in 2025). */
  private Particulars particulars() {
    JsonPlace name = detail.first("cate_name", "cat_name");
    JsonPlace sold =
        detail.first("productSalesLabel/labelTitle", "productMaterial/salesLabel/labelLang");
    return new Particulars(
        name
            .text()
            .map(text -> name.found(new Category(detail.at("cat_id").text(), Optional.of(text))))
            .stream()
            .toList(),
        written("salePrice"),
        listPrice().flatMap(found -> written("retailPrice")),
        Optional.empty(),
        sold.text().map(text -> sold.found(Sold.of(text))),
        List.of(),
        new Places(
            skus().options().isEmpty() ? Optional.empty() : Optional.of(skus().at()),
            pictures().stream().filter(JsonPlace::present).findFirst().map(JsonPlace::place),
            listed("productDetails").map(JsonPlace::place)));
  }

  /** What the state says of the offer's being for sale. */
  List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    JsonPlace onSale = detail.first("is_on_sale", "isOnSale");
    JsonPlace soldOut = detail.first("soldOutStatus", "sold_out_status", "is_sold_out");
    Optional<Boolean> listed = onSale.binary();
    boolean ended = listed.filter(yes -> !yes).isPresent();
    boolean gone = soldOut.binary().filter(yes -> yes).isPresent();
    if (ended) {
      signals.add(new Signal(Meaning.OUT_OF_STOCK, "is_on_sale", "0", onSale.place()));
    }
    if (gone) {
      signals.add(new Signal(Meaning.OUT_OF_STOCK, "soldOutStatus", "true", soldOut.place()));
    }
    stock().ifPresent(found -> signals.add(stocked(found, ended)));
    if (listed.filter(yes -> yes).isPresent()) {
      signals.add(new Signal(Meaning.ON_SALE, "is_on_sale", "1", onSale.place()));
    }
    return signals;
  }

  /** What is off sale can have stock left, so its stock says nothing. */
  private static Signal stocked(Found<Long> stock, boolean ended) {
    Meaning meaning = stock.value() > 0 ? Meaning.IN_STOCK : Meaning.OUT_OF_STOCK;
    return new Signal(
        ended ? Meaning.NOTE : meaning, "stock", Long.toString(stock.value()), stock.at());
  }

  private SheinSkus skus() {
    return new SheinSkus(state, number(), currency);
  }

  private Stream<Found<Money>> prices(String name) {
    return priced(name)
        .flatMap(
            part ->
                SheinMoney.in(part, name, currency)
                    .map(money -> new Found<>(money, part.place()))
                    .stream());
  }

  /** The parts that give a price of the goods as a whole. */
  private Stream<JsonPlace> priced(String name) {
    Optional<JsonPlace> module =
        state.nearest(
            part ->
                Set.of("priceInfo", "getPrice").contains(part.name())
                    && SheinMoney.in(part, name, currency).isPresent());
    return Stream.concat(Stream.of(detail), module.stream())
        .filter(part -> SheinMoney.in(part, name, currency).isPresent());
  }

  /** The price of the goods as a whole in the page's own writing. */
  private Optional<Found<String>> written(String name) {
    String underscored = name.equals("salePrice") ? "sale_price" : "retail_price";
    return priced(name)
        .findFirst()
        .flatMap(part -> part.first(name, underscored).at("amountWithSymbol").foundText());
  }

  private Optional<Found<Price>> price() {
    List<Money> all = skus().options().stream().flatMap(option -> option.price().stream()).toList();
    Comparator<Money> byAmount = Comparator.comparing(Money::amount);
    Optional<Money> min = all.stream().min(byAmount);
    return prices("salePrice")
        .findFirst()
        .or(() -> min.map(money -> new Found<>(money, skus().at())))
        .map(
            shown ->
                new Found<>(
                    new Price(
                        min.or(() -> Optional.of(shown.value())),
                        all.stream().max(byAmount).or(() -> Optional.of(shown.value())),
                        shown.value()),
                    shown.at()));
  }

  private Optional<Found<Price>> listPrice() {
    return prices("retailPrice")
        .findFirst()
        .map(found -> new Found<>(Price.single(found.value()), found.at()));
  }

  private Optional<Found<Long>> stock() {
    List<Option> options = skus().options();
    boolean known = !options.isEmpty() && options.stream().allMatch(o -> o.stock().isPresent());
    if (known) {
      long sum = options.stream().mapToLong(option -> option.stock().orElse(0L)).sum();
      return Optional.of(new Found<>(sum, skus().at()));
    }
    JsonPlace stock = detail.at("stock");
    return options.isEmpty()
        ? stock.number().map(number -> new Found<>(number.longValue(), stock.place()))
        : Optional.empty();
  }

  private Optional<Found<Seller>> seller() {
    Optional<JsonPlace> store = state.nearest(part -> part.name().equals("storeInfo"));
    Optional<String> id =
        store
            .flatMap(part -> part.first("store_code", "storeCode").text())
            .or(() -> detail.first("store_code", "storeCode").text());
    Optional<String> name = store.flatMap(part -> part.first("title", "storeTitle").text());
    return id.isPresent() || name.isPresent()
        ? Optional.of(
            new Found<>(new Seller(id, name), store.map(JsonPlace::place).orElse(detail.place())))
        : Optional.empty();
  }

  /** The nearest list of a name that holds anything. */
  private Optional<JsonPlace> listed(String name) {
    return state.nearest(part -> !part.at(name).items().isEmpty()).map(part -> part.at(name));
  }

  private List<JsonPlace> pictures() {
    List<JsonPlace> pictures = new ArrayList<>();
    pictures.add(detail.first("original_img", "goods_img"));
    listed("detail_image").ifPresent(list -> pictures.addAll(list.items()));
    return pictures;
  }

  private List<URI> images() {
    return pictures().stream()
        .flatMap(part -> part.text().or(() -> part.at("origin_image").text()).stream())
        .flatMap(text -> address(text).stream())
        .distinct()
        .toList();
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.startsWith("//") ? "https:" + text : text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    detail.at("goods_sn").text().ifPresent(code -> attributes.put("goods_sn", code));
    listed("productDetails")
        .map(JsonPlace::items)
        .orElseGet(List::of)
        .forEach(
            part -> {
              Optional<String> value = part.at("attr_value").text();
              part.at("attr_name")
                  .text()
                  .ifPresent(name -> value.ifPresent(v -> attributes.putIfAbsent(name, v)));
            });
    return attributes;
  }
}
