package io.haetae.core.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.watch.Country;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VantageTest {
  @Test
  void aShopperInKoreaReadsKoreanAndPaysInWon() {
    Vantage korea = Vantage.of(Country.KOREA);
    assertThat(korea).isEqualTo(Vantage.korea());
    assertThat(korea.name()).isEqualTo("KR/ko-KR/KRW/direct");
    assertThat(korea.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
  }

  @Test
  void aShopperElsewherePaysInTheCountrysCurrency() {
    assertThat(Vantage.of(new Country("DE")).name()).isEqualTo("DE/en-DE/EUR/direct");
    assertThat(Vantage.of(new Country("GB")).name()).isEqualTo("GB/en-GB/GBP/direct");
  }

  @Test
  void aCountryWithoutACurrencyPaysInDollars() {
    assertThat(Vantage.of(new Country("AQ")).currency()).isEqualTo(Currency.getInstance("USD"));
  }

  @Test
  void everyCountryHasAVantage() {
    for (String code : Locale.getISOCountries()) {
      assertThat(Vantage.of(new Country(code)).country().code()).isEqualTo(code);
    }
  }
}
