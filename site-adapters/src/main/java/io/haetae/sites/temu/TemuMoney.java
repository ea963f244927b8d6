package io.haetae.sites.temu;

import io.haetae.core.product.Money;
import io.haetae.sites.page.PriceText;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Temu's amounts: whole numbers of the currency's smallest unit, often with the text that is shown.
 * The text tells how many decimals the number has; without it, ISO 4217 does; without a currency,
 * two.
 */
final class TemuMoney {
  private static final List<Integer> DECIMALS = List.of(2, 0, 3);

  private TemuMoney() {}

  /**
   * The money of an amount.
   *
   * @param units the number as the page's state has it
   * @param shown the text that the page shows for it
   * @param currency the ISO 4217 code
   * @return empty if it is not more than nothing, or the text shows another amount
   */
  static Optional<Money> of(BigDecimal units, Optional<String> shown, Optional<String> currency) {
    int usual = currency.map(TemuMoney::decimals).orElse(2);
    return Stream.concat(Stream.of(usual), DECIMALS.stream().filter(any -> shown.isPresent()))
        .flatMap(decimals -> of(units, decimals, currency).stream())
        .filter(money -> shown.map(text -> shows(text, money)).orElse(true))
        .findFirst();
  }

  /** The money of an amount with this many decimals; empty if it is not more than nothing. */
  static Optional<Money> of(BigDecimal units, int decimals, Optional<String> currency) {
    boolean whole = units.signum() > 0 && units.stripTrailingZeros().scale() <= 0;
    return whole
        ? Optional.of(new Money(BigDecimal.valueOf(units.longValueExact(), decimals), currency))
        : Optional.empty();
  }

  private static int decimals(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }

  /** Whether a text shows an amount; a text that is no price shows any. */
  private static boolean shows(String text, Money money) {
    return PriceText.parse(text, money.currency())
        .map(price -> price.min().amount().compareTo(money.amount()) == 0)
        .orElse(true);
  }
}
