package io.haetae.sites.temu;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemuMoneyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "392|$3.92|USD|3.92",
        "114941|₪1,149.41|ILS|1149.41",
        "114941|1.149,41 €|EUR|1149.41",
        "12900|₩12,900|KRW|12900",
        "1290000|₩12,900|KRW|12900.00",
        "1167|1,167円|JPY|1167",
        "12900|KD 12.900|KWD|12.900",
        "500|$5|USD|5.00",
      })
  void setsTheDecimalPointAsTheTextDoes(String units, String text, String currency, String amount) {
    assertThat(
            TemuMoney.of(new BigDecimal(units), Optional.of(text), Optional.of(currency))
                .map(Money::plain))
        .contains(amount);
  }

  @Test
  void leavesOutAnAmountThatTheTextContradicts() {
    assertThat(TemuMoney.of(new BigDecimal("392"), Optional.of("$4.92"), Optional.of("USD")))
        .isEmpty();
  }

  @Test
  void takesTheCurrencysDecimalsWithoutAText() {
    BigDecimal units = new BigDecimal("2570");

    assertThat(TemuMoney.of(units, Optional.empty(), Optional.of("KRW")).map(Money::plain))
        .contains("2570");
    assertThat(TemuMoney.of(units, Optional.empty(), Optional.empty()).map(Money::plain))
        .contains("25.70");
    assertThat(TemuMoney.of(BigDecimal.ZERO, Optional.empty(), Optional.of("USD"))).isEmpty();
  }
}
