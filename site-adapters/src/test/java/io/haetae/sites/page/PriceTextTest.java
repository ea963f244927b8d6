package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PriceTextTest {
  @Test
  void readsThePricesOfManyLocales() {
    assertPrice("R$8.819,02", "8819.02", "BRL");
    assertPrice("\u20A912,900", "12900", "KRW");
    assertPrice("16.900원", "16900", "KRW");
    assertPrice("1.234,50 €", "1234.50", "EUR");
    assertPrice("€ 97,39", "97.39", "EUR");
    assertPrice("US $1,234.00", "1234.00", "USD");
    assertPrice("JPY 1,333", "1333", "JPY");
    assertPrice("MX$ 1,234.50", "1234.50", "MXN");
    assertPrice("MXN$152,46", "152.46", "MXN");
    assertPrice("\u200F149.41 ₪", "149.41", "ILS");
    assertPrice("12\u00A0900 ₽", "12900", "RUB");
    assertPrice("1 234,56 zł", "1234.56", "PLN");
    assertPrice("CHF 1'234.50", "1234.50", "CHF");
    assertPrice("₹1,23,456.78", "123456.78", "INR");
    assertPrice("1.333 円", "1333", "JPY");
    assertPrice("SAR ١٬٢٣٤٫٥٠", "1234.50", "SAR");
    assertPrice("US＄１２．５０", "12.50", "USD");
  }

  @Test
  void readsRanges() {
    PriceText range = PriceText.parse("US $0.43 - 1.33").orElseThrow();
    assertThat(range.min()).isEqualTo(new Money(new BigDecimal("0.43"), Optional.of("USD")));
    assertThat(range.max()).isEqualTo(new Money(new BigDecimal("1.33"), Optional.of("USD")));
    assertThat(PriceText.parse("€ 97,39 – € 128,72").orElseThrow().max().plain())
        .isEqualTo("128.72");
  }

  @Test
  void takesTheCurrencyFromThePageOnlyWhereTheTextIsAmbiguous() {
    assertThat(PriceText.parse("$434.84", Optional.of("USD")).orElseThrow().min())
        .isEqualTo(new Money(new BigDecimal("434.84"), Optional.of("USD")));
    assertThat(PriceText.parse("$434.84").orElseThrow().min().currency()).isEmpty();
    assertThat(PriceText.parse("￥380", Optional.of("JPY")).orElseThrow().min().currency())
        .contains("JPY");
    assertThat(PriceText.parse("R$5,00", Optional.of("USD")).orElseThrow().min().currency())
        .contains("BRL");
  }

  @Test
  void resolvesThreeDigitsAfterASeparatorByTheCurrency() {
    assertThat(PriceText.parse("1.234", Optional.of("EUR")).orElseThrow().min().plain())
        .isEqualTo("1234");
    assertThat(PriceText.parse("1.234", Optional.of("KWD"))).isEmpty();
    assertThat(PriceText.parse("1.234")).isEmpty();
    assertThat(PriceText.parse("0.434", Optional.of("KWD")).orElseThrow().min().plain())
        .isEqualTo("0.434");
  }

  @Test
  void refusesWhatIsNoSinglePrice() {
    for (String text :
        List.of(
            "",
            "free",
            "-48%",
            "48% off",
            "$5 $3",
            "1.2.3",
            "9 - 5",
            "1,2345",
            "2 x $64.12",
            "9".repeat(60))) {
      assertThat(PriceText.parse(text, Optional.of("USD"))).as(text).isEmpty();
    }
  }

  private static void assertPrice(String text, String amount, String currency) {
    assertThat(PriceText.parse(text))
        .as(text)
        .contains(
            new PriceText(
                new Money(new BigDecimal(amount), Optional.of(currency)),
                new Money(new BigDecimal(amount), Optional.of(currency))));
  }
}
