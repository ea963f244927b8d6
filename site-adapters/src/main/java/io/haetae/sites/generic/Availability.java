package io.haetae.sites.generic;

import io.haetae.core.site.Meaning;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an offer says of itself by schema.org's ItemAvailability or by the tokens that shops write
 * for it ({@code InStock}, {@code in_stock}, {@code https://schema.org/InStock}).
 */
public enum Availability {
  /** An order can be placed: in stock, or on order for later delivery. */
  ORDERABLE,
  /** Sold out or out of stock. */
  SOLD_OUT,
  /**
   * Not for order here, in a way that does not say sold out: in shops only, reserved, withdrawn.
   */
  WITHHELD;

  /**
   * Schema.org's members by name in lower case, and the tokens of Open Graph and of the older
   * data-vocabulary.org. A pre-order or back-order is an order that can be placed.
   */
  private static final Map<String, Availability> TOKENS =
      Map.ofEntries(
          Map.entry("instock", ORDERABLE),
          Map.entry("limitedavailability", ORDERABLE),
          Map.entry("onlineonly", ORDERABLE),
          Map.entry("preorder", ORDERABLE),
          Map.entry("presale", ORDERABLE),
          Map.entry("backorder", ORDERABLE),
          Map.entry("madetoorder", ORDERABLE),
          Map.entry("availablefororder", ORDERABLE),
          Map.entry("outofstock", SOLD_OUT),
          Map.entry("soldout", SOLD_OUT),
          Map.entry("oos", SOLD_OUT),
          Map.entry("discontinued", WITHHELD),
          Map.entry("instoreonly", WITHHELD),
          Map.entry("reserved", WITHHELD));

  /** The availability that a token or address names; empty for anything else. */
  public static Optional<Availability> of(String text) {
    String token = text.strip().toLowerCase(Locale.ROOT);
    while (token.endsWith("/")) {
      token = token.substring(0, token.length() - 1);
    }
    int start =
        Math.max(token.lastIndexOf('/'), Math.max(token.lastIndexOf('#'), token.lastIndexOf(':')));
    String name = token.substring(start + 1).replaceAll("[\\s_-]", "");
    return Optional.ofNullable(TOKENS.get(name));
  }

  /** The signal's meaning. */
  public Meaning meaning() {
    return switch (this) {
      case ORDERABLE -> Meaning.IN_STOCK;
      case SOLD_OUT -> Meaning.OUT_OF_STOCK;
      case WITHHELD -> Meaning.OFF_SALE;
    };
  }
}
