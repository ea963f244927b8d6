package io.haetae.sites.generic;

import io.haetae.core.product.Money;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.PriceText;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The prices of one schema.org offer. Schema.org wants a decimal point and no grouping, and shops
 * write {@code 1.234,50 €} all the same; a price that could be read in two ways is left out.
 *
 * @param low the price, or the lowest
 * @param high the highest, where there is a range
 * @param listed the price before a reduction
 */
record SchemaPrice(Optional<Money> low, Optional<Money> high, Optional<Money> listed) {
  private static final Pattern NEGATIVE = Pattern.compile("[-\u2212]\\s*[^0-9]{0,3}[0-9]");
  private static final Pattern POINT =
      Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,2}|\\.[0-9]{4,9})?");
  private static final Pattern THREE_DECIMALS = Pattern.compile("[0-9]{1,18}\\.[0-9]{3}");
  private static final Set<String> BEFORE_REDUCTION =
      Set.of("listprice", "strikethroughprice", "srp", "msrp", "regularprice");

  /** The prices of an offer, its own before those of its price specifications. */
  static SchemaPrice of(Entity offer) {
    Optional<String> currency = offer.text("priceCurrency").flatMap(CurrencySign::iso);
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
    Optional<String> currency =
        specification.text("priceCurrency").flatMap(CurrencySign::iso).or(() -> ofOffer);
    Optional<Money> price = money(specification, currency, "price", "minPrice");
    String kind = specification.text("priceType").orElse("").toLowerCase(Locale.ROOT);
    if (BEFORE_REDUCTION.contains(kind.substring(kind.lastIndexOf('/') + 1))) {
      return new SchemaPrice(low, high, listed.or(() -> price));
    }
    boolean ofUnit = !specification.under("referenceQuantity").isEmpty();
    return low.isPresent() || ofUnit ? this : new SchemaPrice(price, price, listed);
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
    return text.filter(written -> !NEGATIVE.matcher(written).find())
        .flatMap(written -> amount(written, currency))
        .map(amount -> new Money(amount, currency));
  }

  private static Optional<BigDecimal> amount(String text, Optional<String> currency) {
    if (POINT.matcher(text).matches()) {
      return Optional.of(new BigDecimal(text));
    }
    if (THREE_DECIMALS.matcher(text).matches()) {
      return threeDecimals(text, currency);
    }
    return PriceText.parse(text, currency)
        .filter(price -> price.min().equals(price.max()))
        .map(price -> price.min().amount());
  }

  /** {@code 1.234} is a dinar and a bit in Kuwait and a thousand won in Korea. */
  private static Optional<BigDecimal> threeDecimals(String text, Optional<String> currency) {
    int digits =
        currency.map(code -> Currency.getInstance(code).getDefaultFractionDigits()).orElse(2);
    return switch (digits) {
      case 3 -> Optional.of(new BigDecimal(text));
      case 0 -> Optional.of(new BigDecimal(text.replace(".", "")));
      default -> text.startsWith("0.") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    };
  }
}
