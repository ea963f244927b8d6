package io.haetae.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {
  @Test
  void knowsEveryCodeOfTheStandard() {
    for (String code : Locale.getISOCountries()) {
      assertThat(Country.of(code)).contains(new Country(code));
      assertThat(new Country(code)).hasToString(code);
    }
  }

  @ParameterizedTest
  @CsvSource({"kr, KR", "Kr, KR", "' KR ', KR", "us, US", "UK, GB", "uk, GB", "GB, GB"})
  void takesCodesInEitherCase(String written, String code) {
    assertThat(Country.of(written)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "K", "KOR", "Korea", "XX", "ZZ", "EU", "EN", "K R", "대한민국"})
  void hasNoCountryForOtherTexts(String written) {
    assertThat(Country.of(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kr", "UK", "KOR", " KR"})
  void refusesOtherFormsOfACode(String code) {
    assertThatThrownBy(() -> new Country(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A country is an ISO 3166-1 code in capitals such as KR, not \"" + code + "\"");
  }

  @Test
  void koreaIsKr() {
    assertThat(Country.KOREA.code()).isEqualTo("KR");
  }
}
