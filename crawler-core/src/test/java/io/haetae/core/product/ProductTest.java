package io.haetae.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "kr", "krw", "KR", "KRWX", "₩"})
  void aCurrencyIsThreeCapitals(String code) {
    assertThatThrownBy(() -> new Money(BigDecimal.ONE, Optional.of(code)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A currency is an ISO 4217 code, not \"" + code + "\"");
  }

  @Test
  void anAmountIsWrittenPlainWithTheDecimalsOfItsSource() {
    assertThat(new Money(new BigDecimal("1E+3"), Optional.of("KRW")).plain()).isEqualTo("1000");
    assertThat(new Money(new BigDecimal("9.90"), Optional.empty()).plain()).isEqualTo("9.90");
  }

  @Test
  void aSinglePriceIsItsOwnLowestAndHighest() {
    Money money = new Money(BigDecimal.TEN, Optional.of("KRW"));
    assertThat(Price.single(money))
        .isEqualTo(new Price(Optional.of(money), Optional.of(money), money));
  }

  @Test
  void keepsItsOwnCopiesAndTheAttributesOrder() {
    List<Option> options = new ArrayList<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("zeta", "1");
    attributes.put("alpha", "2");
    Product product =
        new Product(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            options,
            Optional.empty(),
            List.of(),
            attributes);
    options.add(new Option("1", "Yellow", Optional.empty(), Optional.empty(), Optional.empty()));
    attributes.clear();
    assertThat(product.options()).isEmpty();
    assertThat(product.attributes().keySet()).containsExactly("zeta", "alpha");
    assertThatThrownBy(() -> product.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
