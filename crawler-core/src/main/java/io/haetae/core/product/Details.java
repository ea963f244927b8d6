package io.haetae.core.product;

import io.haetae.core.watch.Gtin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an offer's attributes say in one vocabulary, and the certificate numbers that stand in it.
 * It follows from the product alone; the attributes' own names and values stay there.
 *
 * @param named the values of each attribute that is known, as written, in the page's order; a GTIN
 *     only if its check digit is right
 * @param safety KC safety certificate numbers (전기용품·생활용품·어린이제품) by their form alone: there is no
 *     check digit, so that one is valid only the register tells
 * @param radio radio certificate numbers (RRA) by their form alone
 */
public record Details(
    Map<AttributeName, List<Found<String>>> named,
    List<Found<String>> safety,
    List<Found<String>> radio) {
  /**
   * Forms seen in Korean recall notices until 2026-11, such as CB061R2170-3018, XU101030-17003A.
   */
  private static final Pattern SAFETY =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:[A-Z]{2}[0-9]{5,6}-[0-9]{4,5}[A-Z]?"
              + "|[A-Z]{1,2}[0-9]{3}[A-Z][0-9]{3,4}-[0-9]{4})(?![A-Za-z0-9])");

  /** R-R-PO7-FX-028, and MSIP-CRM-abc-DEF and the like of earlier years. */
  private static final Pattern RADIO =
      Pattern.compile(
          "(?<![A-Za-z0-9-])(?:R-[A-Z]|(?:KCC|MSIP|MSIT)-[A-Z]{3})-[A-Za-z0-9]{2,4}"
              + "-[A-Za-z0-9_.-]{2,30}(?![A-Za-z0-9])");

  /** Copies the collections. */
  public Details {
    Map<AttributeName, List<Found<String>>> copy = new EnumMap<>(AttributeName.class);
    named.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    named = Collections.unmodifiableMap(copy);
    safety = List.copyOf(safety);
    radio = List.copyOf(radio);
  }

  /** What follows from a product. */
  public static Details of(Product product) {
    Map<AttributeName, List<Found<String>>> named = new EnumMap<>(AttributeName.class);
    List<Found<String>> texts = new ArrayList<>();
    product.title().ifPresent(texts::add);
    product
        .attributes()
        .forEach(
            (written, value) -> {
              Found<String> found = new Found<>(value, "attribute \"" + written + "\"");
              texts.add(found);
              AttributeName.of(written)
                  .filter(name -> name != AttributeName.GTIN || Gtin.parse(value).isPresent())
                  .ifPresent(
                      name -> named.computeIfAbsent(name, key -> new ArrayList<>()).add(found));
            });
    return new Details(named, all(SAFETY, texts), all(RADIO, texts));
  }

  private static List<Found<String>> all(Pattern form, List<Found<String>> texts) {
    List<Found<String>> found = new ArrayList<>();
    for (Found<String> text : texts) {
      for (Matcher each = form.matcher(text.value()); each.find(); ) {
        found.add(new Found<>(each.group(), text.at()));
      }
    }
    return found;
  }
}
