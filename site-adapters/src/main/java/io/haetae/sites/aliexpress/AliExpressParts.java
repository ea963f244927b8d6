package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.product.Option;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.sites.page.JsonPlace;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/** The parts that AliExpress's states of all years share. */
final class AliExpressParts {
  private AliExpressParts() {}

  /** The title in a part, which may hold entities of HTML, and its place. */
  static Optional<Found<String>> title(JsonPlace part) {
    return part.text().map(text -> new Found<>(Parser.unescapeEntities(text, false), part.place()));
  }

  /** The country of a part that holds a code. */
  static Optional<Found<String>> country(JsonPlace part) {
    return part.text()
        .flatMap(Country::of)
        .map(country -> new Found<>(country.code(), part.place()));
  }

  /** The only country that the ways of delivery lead to. */
  static Optional<Found<String>> destination(List<JsonPlace> ways) {
    List<Found<String>> found =
        ways.stream().flatMap(way -> country(way.at("bizData").at("shipToCode")).stream()).toList();
    boolean one = found.stream().map(Found::value).distinct().count() == 1;
    return one ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The pictures. */
  static List<URI> images(JsonPlace list) {
    List<URI> images = new ArrayList<>();
    for (JsonPlace picture : list.items()) {
      picture
          .text()
          .flatMap(AliExpressParts::address)
          .filter(address -> !images.contains(address))
          .ifPresent(images::add);
    }
    return images;
  }

  /** A text as an address. */
  static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.startsWith("//") ? "https:" + text : text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The attributes. */
  static Map<String, String> attributes(JsonPlace list) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (JsonPlace attribute : list.items()) {
      Optional<String> value = attribute.at("attrValue").text();
      attribute
          .at("attrName")
          .text()
          .filter(name -> value.isPresent())
          .ifPresent(name -> attributes.putIfAbsent(name, value.orElseThrow()));
    }
    return attributes;
  }

  /** The names of properties' values by {@code property:value} and by the value alone. */
  static Map<String, String> labels(JsonPlace properties) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (JsonPlace property : properties.items()) {
      String id = property.at("skuPropertyId").text().orElse("");
      for (JsonPlace value : property.at("skuPropertyValues").items()) {
        Optional<String> name = value.first("propertyValueDisplayName", "propertyValueName").text();
        Optional<String> number = value.first("propertyValueIdLong", "propertyValueId").text();
        if (name.isPresent() && number.isPresent()) {
          labels.put(id + ":" + number.get(), name.get());
          labels.putIfAbsent(number.get(), name.get());
        }
      }
    }
    return labels;
  }

  /** The label of an option by its path, such as {@code 14:771#a;5:200003528}. */
  static String label(String path, Map<String, String> labels) {
    return String.join(
        " / ",
        Stream.of(path.split("[;,]"))
            .map(step -> step.replaceFirst("#.*", ""))
            .flatMap(
                step ->
                    Optional.ofNullable(
                        labels.getOrDefault(
                            step, labels.get(step.substring(step.indexOf(':') + 1))))
                        .stream())
            .toList());
  }

  /** A stock; a number less than nothing is none. */
  static Optional<Long> stock(JsonPlace part) {
    return part.number()
        .filter(number -> number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValue);
  }

  /**
   * Whether an option of the states since 2023 can be ordered: its flag and its stock must both say
   * so. A sold-out page of March 2024 says {@code salable}, and a stock without the flag may be
   * that of an option which is not for sale.
   */
  static Optional<Boolean> orderable(Optional<Boolean> salable, Optional<Long> stock) {
    Optional<Boolean> none = stock.filter(number -> number == 0).map(zero -> false);
    return salable
        .filter(yes -> !yes)
        .or(() -> none)
        .or(() -> salable.flatMap(yes -> stock.map(number -> true)));
  }

  /** The whole stock: as stated, else the sum where every option's is known. */
  static Optional<Found<Long>> total(JsonPlace stated, List<Option> options, String at) {
    boolean known = !options.isEmpty() && options.stream().allMatch(o -> o.stock().isPresent());
    long sum = options.stream().mapToLong(option -> option.stock().orElse(0L)).sum();
    return stock(stated)
        .map(number -> new Found<>(number, stated.place()))
        .or(() -> known ? Optional.of(new Found<>(sum, at)) : Optional.empty());
  }

  /**
   * What a stock says: some is a statement only beside an option that can be ordered, none only
   * about an offer with a title.
   */
  static Optional<Signal> stockSignal(
      Optional<Found<Long>> stock, List<Option> options, boolean titled) {
    boolean orderable = options.stream().anyMatch(option -> option.orderable().orElse(false));
    return stock
        .filter(found -> found.value() > 0 ? orderable : titled)
        .map(
            found ->
                new Signal(
                    found.value() > 0 ? Meaning.IN_STOCK : Meaning.OUT_OF_STOCK,
                    "stock",
                    found.value().toString(),
                    found.at()));
  }

  /** What an item's status says: 0 is for sale; no other number was ever seen explained. */
  static List<Signal> statusSignals(List<JsonPlace> statuses) {
    return statuses.stream()
        .flatMap(
            part ->
                part
                    .text()
                    .map(
                        value ->
                            new Signal(
                                value.equals("0") ? Meaning.ON_SALE : Meaning.OFF_SALE,
                                "itemStatus",
                                value,
                                part.place()))
                    .stream())
        .toList();
  }

  /** Whether the data of a way of delivery say that goods go that way. */
  static boolean open(JsonPlace way) {
    return !way.at("unreachable").binary().orElse(false)
        && way.first("shippingFee", "company", "deliveryDayMax").text().isPresent();
  }

  /** What the ways of delivery say; not delivered means by none of them. */
  static Optional<Signal> delivery(List<JsonPlace> ways) {
    List<JsonPlace> known =
        ways.stream().map(way -> way.at("bizData")).filter(way -> way.node().isObject()).toList();
    List<JsonPlace> closed =
        known.stream().filter(way -> way.at("unreachable").binary().orElse(false)).toList();
    if (closed.isEmpty() || closed.size() < known.size()) {
      return known.stream()
          .filter(AliExpressParts::open)
          .findFirst()
          .map(way -> new Signal(Meaning.DELIVERED, "bizData", "a way of delivery", way.place()));
    }
    JsonPlace first = closed.getFirst().at("unreachable");
    return Optional.of(new Signal(Meaning.NOT_DELIVERED, "unreachable", "true", first.place()));
  }
}
