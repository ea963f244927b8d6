package io.haetae.sites.shein;

import io.haetae.core.product.Money;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.JsonPlace;
import java.util.Optional;

/**
 * SHEIN's prices: an exact amount in the site's currency, with its value in US dollars beside it.
 */
final class SheinMoney {
  private SheinMoney() {}

  /**
   * The money of a price by its name in camel case, which some states write with underscores.
   *
   * @param holder the object that holds it
   */
  static Optional<Money> in(JsonPlace holder, String name, Optional<String> currency) {
    String underscored = name.equals("salePrice") ? "sale_price" : "retail_price";
    return of(holder.first(name, underscored), currency);
  }

  /**
   * The money of a price.
   *
   * @param price the price with {@code amount} and {@code amountWithSymbol}
   * @param currency the site's currency; where it is unknown, a price that is written like its
   *     value in US dollars is in US dollars, and one with a sign of one currency in that
   * @return empty if it is not more than nothing
   */
  static Optional<Money> of(JsonPlace price, Optional<String> currency) {
    Optional<String> written = price.at("amountWithSymbol").text();
    boolean dollars =
        written.isPresent()
            && written.equals(price.at("usdAmountWithSymbol").text())
            && price.at("amount").text().equals(price.at("usdAmount").text());
    Optional<String> code =
        currency
            .or(() -> dollars ? Optional.of("USD") : Optional.empty())
            .or(() -> written.flatMap(CurrencySign::in));
    return price
        .at("amount")
        .number()
        .filter(amount -> amount.signum() > 0)
        .map(amount -> new Money(amount, code));
  }
}
