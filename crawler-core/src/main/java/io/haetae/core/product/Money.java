package io.haetae.core.product;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An exact amount in a currency.
 *
 * @param amount the amount with the decimals of its source
 * @param currency the ISO 4217 code; empty if the page does not say
 */
public record Money(BigDecimal amount, Optional<String> currency) {
  /**
   * Checks the currency.
   *
   * @throws IllegalArgumentException if the code is not three capitals
   */
  public Money {
    currency.ifPresent(
        code -> {
          if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                "A currency is an ISO 4217 code, not \"" + code + "\"");
          }
        });
  }

  /** The amount as a plain decimal text, never in exponent form. */
  public String plain() {
    return amount.toPlainString();
  }
}
