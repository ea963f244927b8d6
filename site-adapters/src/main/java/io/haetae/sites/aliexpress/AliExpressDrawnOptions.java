package io.haetae.sites.aliexpress;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.sites.page.Obstacles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The options by the values that a drawn page offers to choose from: each value of each row with
 * each of the others (so it was in the states of all 88 pages of December 2022 with several rows).
 *
 * @param rows the values of each row
 */
record AliExpressDrawnOptions(List<List<Element>> rows) {
  private static final String ROW = "[data-sku-row]";
  private static final String VALUE = "[data-sku-col]";
  private static final String SELECTED = "sku-item--selected";
  private static final String SOLD_OUT = "sku-item--soldOut";
  private static final int MOST = 1_000;

  AliExpressDrawnOptions {
    rows = List.copyOf(rows);
  }

  /** The rows of a page. */
  static AliExpressDrawnOptions of(Document page) {
    return new AliExpressDrawnOptions(
        page.select(ROW).stream()
            .map(row -> List.<Element>copyOf(row.select(VALUE)))
            .filter(values -> !values.isEmpty())
            .toList());
  }

  /**
   * The options, without the numbers that the site gives them; none if they are too many to be
   * those of one item. A page marks what is sold out beside the values that are selected. So it
   * tells of an option that differs from those in one row only, and of any other nothing.
   *
   * @param price the price of the option that is selected
   * @param open whether the selected option can be bought
   */
  List<Option> options(Optional<Money> price, boolean open) {
    List<List<Element>> all = List.of(List.of());
    for (List<Element> row : rows) {
      if ((long) all.size() * row.size() > MOST) {
        return List.of();
      }
      all = all.stream().flatMap(begun -> row.stream().map(value -> with(begun, value))).toList();
    }
    return rows.isEmpty()
        ? List.of()
        : all.stream().map(values -> option(values, price, open)).toList();
  }

  private static List<Element> with(List<Element> begun, Element value) {
    return Stream.concat(begun.stream(), Stream.of(value)).toList();
  }

  private static Option option(List<Element> values, Optional<Money> price, boolean open) {
    List<Element> changed =
        values.stream().filter(value -> !value.className().contains(SELECTED)).toList();
    boolean soldOut = values.stream().anyMatch(value -> value.className().contains(SOLD_OUT));
    boolean told = changed.size() <= 1;
    return new Option(
        values.stream()
            .map(value -> value.attr("data-sku-col").replaceFirst("-", ":"))
            .collect(Collectors.joining(";")),
        values.stream().map(AliExpressDrawnOptions::label).collect(Collectors.joining(" / ")),
        changed.isEmpty() ? price : Optional.empty(),
        Optional.empty(),
        told && soldOut ? Optional.of(false) : told && open ? Optional.of(true) : Optional.empty());
  }

  private static String label(Element value) {
    List<String> names = new ArrayList<>(List.of(value.attr("title"), Obstacles.shown(value)));
    names.addAll(value.select("img").eachAttr("alt"));
    return names.stream().filter(name -> !name.isBlank()).findFirst().orElse("");
  }
}
