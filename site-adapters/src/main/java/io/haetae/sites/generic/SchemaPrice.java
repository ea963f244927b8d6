package io.haetae.sites.generic;

import io.haetae.core.product.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prices of one schema.org offer. Schema.org wants a decimal point and no grouping, and shops
 * write {@code 1.234,50 €} all the same; a price that could be read in two ways is left out.
 *
 * @param low the price, or the lowest
 * @param high the highest, where there is a range
 * @param listed the price before a reduction
 */
record SchemaPrice(Optional<Money> low, Optional<Money> high, Optional<Money> listed) {
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,'’\\u00A0\\u202F\\u2009 ]*");
  private static final Pattern PLAIN = Pattern.compile("[0-9]+(?:\\.[0-9]{1,2}|\\.[0-9]{4,})?");
  private static final Pattern THREE_DECIMALS = Pattern.compile("[0-9]+\\.[0-9]{3}");
  private static final Pattern COMMA = Pattern.compile("[0-9]+,[0-9]{1,2}");
  private static final Pattern GROUPED_BY_COMMA =
      Pattern.compile("[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\\.[0-9]{1,2})?");
  private static final Pattern GROUPED_BY_POINT =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\\.[0-9]{3}){2,}");
  private static final Set<String> BEFORE_REDUCTION =
      Set.of("listprice", "strikethroughprice", "srp", "msrp", "regularprice");
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** The prices of an offer, its own before those of its price specifications. */
  static SchemaPrice of(Entity offer) {
    Optional<String> currency = currency(offer.text("priceCurrency"));
    Optional<Money> price = money(offer, currency, "price");
    Optional<Money> low = price.or(() -> money(offer, currency, "lowPrice", "minPrice"));
    Optional<Money> high =
        price.isPresent() ? price : money(offer, currency, "highPrice", "maxPrice");
    SchemaPrice specified = new SchemaPrice(low, high, Optional.empty());
    for (Entity specification : offer.under("priceSpecification")) {
      specified = specified.with(specification, currency);
    }
    return specified;
  }

  private SchemaPrice with(Entity specification, Optional<String> ofOffer) {
    Optional<String> currency = currency(specification.text("priceCurrency")).or(() -> ofOffer);
    Optional<Money> price = money(specification, currency, "price", "minPrice");
    String kind = specification.text("priceType").orElse("").toLowerCase(Locale.ROOT);
    if (BEFORE_REDUCTION.contains(kind.substring(kind.lastIndexOf('/') + 1))) {
      return new SchemaPrice(low, high, listed.or(() -> price));
    }
    boolean ofUnit = !specification.under("referenceQuantity").isEmpty();
    return low.isPresent() || ofUnit ? this : new SchemaPrice(price, price, listed);
  }

  /** The ISO 4217 code in a text. */
  static Optional<String> currency(Optional<String> text) {
    return text.map(code -> code.strip().toUpperCase(Locale.ROOT)).filter(CODES::contains);
  }

  private static Optional<Money> money(
      Entity offer, Optional<String> currency, String... properties) {
    return offer
        .number(properties)
        .filter(amount -> amount.signum() >= 0)
        .map(amount -> new Money(amount, currency))
        .or(() -> money(offer.text(properties), currency));
  }

  /** The amount in a text; empty if there is none, several, or one that could be read two ways. */
  static Optional<Money> money(Optional<String> text, Optional<String> currency) {
    return text.flatMap(written -> amount(written, currency))
        .map(amount -> new Money(amount, currency));
  }

  private static Optional<BigDecimal> amount(String text, Optional<String> currency) {
    List<String> numbers =
        NUMBER.matcher(text).results().map(match -> match.group().strip()).toList();
    if (numbers.size() != 1 || text.contains("-") || text.contains("−")) {
      return Optional.empty();
    }
    String number =
        numbers
            .getFirst()
            .replaceAll("[\\s'’\\u00A0\\u202F\\u2009]", "")
            .replaceAll("[.,]+\\z", "");
    if (PLAIN.matcher(number).matches()) {
      return Optional.of(new BigDecimal(number));
    }
    if (THREE_DECIMALS.matcher(number).matches()) {
      return threeDecimals(number, currency);
    }
    if (COMMA.matcher(number).matches()) {
      return Optional.of(new BigDecimal(number.replace(',', '.')));
    }
    if (GROUPED_BY_COMMA.matcher(number).matches()) {
      return Optional.of(new BigDecimal(number.replace(",", "")));
    }
    return GROUPED_BY_POINT.matcher(number).matches()
        ? Optional.of(new BigDecimal(number.replace(".", "").replace(',', '.')))
        : Optional.empty();
  }

  /** {@code 1.234} is a dinar and a bit in Kuwait and a thousand won in Korea. */
  private static Optional<BigDecimal> threeDecimals(String number, Optional<String> currency) {
    int digits =
        currency.map(code -> Currency.getInstance(code).getDefaultFractionDigits()).orElse(2);
    return switch (digits) {
      case 3 -> Optional.of(new BigDecimal(number));
      case 0 -> Optional.of(new BigDecimal(number.replace(".", "")));
      default -> number.startsWith("0.") ? Optional.of(new BigDecimal(number)) : Optional.empty();
    };
  }
}
