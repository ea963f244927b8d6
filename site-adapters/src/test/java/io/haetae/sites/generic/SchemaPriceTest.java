package io.haetae.sites.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Money;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaPriceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31.49|USD|31.49",
        "$24.96|USD|24.96",
        "164.0|EUR|164.0",
        "48,00|EUR|48.00",
        "1.234,50 €|EUR|1234.50",
        "1,234.50|USD|1234.50",
        "1,23,456.00|INR|123456.00",
        "1 234,50|EUR|1234.50",
        "1'234.50|CHF|1234.50",
        "12.900원|KRW|12900",
        "12,900|KRW|12900",
        "1.234|KWD|1.234",
        "1.234.567|EUR|1234567",
        "0.123|USD|0.123",
      })
  void readsAnAmountThatHasOneMeaning(String text, String currency, String amount) {
    assertThat(SchemaPrice.money(Optional.of(text), Optional.of(currency)).map(Money::plain))
        .contains(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.234|EUR", "10 - 20|EUR", "from 5 to 9|USD", "-5.00|USD", "free|USD", "1,2,3|USD"})
  void leavesOutAnAmountThatCouldBeReadInTwoWays(String text, String currency) {
    assertThat(SchemaPrice.money(Optional.of(text), Optional.of(currency))).isEmpty();
  }
}
