package io.haetae.core.product;

import java.util.Optional;

/**
 * A price as the page offers it.
 *
 * @param min the lowest price of any option
 * @param max the highest price of any option; equal to {@code min} where there is one price
 * @param shown the lowest price that the page shows for the selected or any option
 */
public record Price(Optional<Money> min, Optional<Money> max, Money shown) {
  /** One price for everything. */
  public static Price single(Money money) {
    return new Price(Optional.of(money), Optional.of(money), money);
  }
}
