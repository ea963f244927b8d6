package io.haetae.core.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "278 orders|278|false",
        "0 sold|0|false",
        "1 vendido(s)|1|false",
        "62 sold|62|false",
        "700+ 点販売|700|true",
        "800+ sold|800|true",
        "2.000+ vendidos|2000|true",
        "10,000+ sold|10000|true",
        "1,234,567 sold|1234567|false",
        "250K+ sold|250000|true",
        "3.7k+ sold|3700|true",
        "1,5k+ vendus|1500|true",
        "2M+ sold|2000000|true",
        "1.2만+ 판매|12000|true",
        "5천개 이상 판매|5000|true",
        "已售3万+|30000|true"
      })
  void readsTheNumberAndWhetherItIsALowerBound(String shown, long count, boolean atLeast) {
    assertThat(Sold.of(shown)).isEqualTo(new Sold(shown, Optional.of(count), atLeast));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Best seller",
        "3.7k sold",
        "2.5 sold",
        "1.2345 sold",
        "1,23,456 sold",
        "This seller: 3,000+ sales | Total sales: 3,000+",
        "Top 10: 500+ sold"
      })
  void keepsTheWordsWhereTheNumberCannotBeTold(String shown) {
    assertThat(Sold.of(shown)).isEqualTo(new Sold(shown, Optional.empty(), false));
  }
}
