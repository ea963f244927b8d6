package io.haetae.core.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedTest {
  @ParameterizedTest
  @CsvSource({
    "Manufacturer, Toy Works Ltd, MANUFACTURER",
    "제조자, 완구공업, MANUFACTURER",
    "제조자 주소, 서울 1길 1, ADDRESS",
    "Manufacturer Address, 1 Road, ADDRESS",
    "E-mail, toys@example.com, EMAIL",
    "EU responsible person, Agent GmbH, RESPONSIBLE_PERSON",
    "수입자, 수입상사, RESPONSIBLE_PERSON",
    "Model Number, T-100, IDENTIFIER",
    "EAN, 4006381333931, IDENTIFIER",
    "주의사항, 삼킬 위험, WARNING",
    "KC 인증번호, CB061R2170-3018, KC"
  })
  void anAttributeStatesOneThing(String name, String value, Stated stated) {
    assertThat(Stated.by(product("Toy", name, value))).containsExactly(stated);
  }

  @Test
  void anAddressOfMailMayStandWithThoseItBelongsTo() {
    assertThat(Stated.by(product("Toy", "Manufacturer", "Toy Works, toys@example.com")))
        .containsExactlyInAnyOrder(Stated.MANUFACTURER, Stated.EMAIL);
    assertThat(Stated.by(product("Toy", "Feature", "write to toys@example.com"))).isEmpty();
    assertThat(Stated.by(product("Toy", "E-mail", "none"))).isEmpty();
  }

  @Test
  void numbersCountByTheirForm() {
    assertThat(Stated.by(product("Toy", "EAN", "4006381333932"))).isEmpty();
    assertThat(Stated.by(product("Toy", "KC 인증번호", "있음"))).isEmpty();
    assertThat(Stated.by(product("Toy CB061R2170-3018"))).containsExactly(Stated.KC);
  }

  private static Product product(String title, String... attributes) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      map.put(attributes[i], attributes[i + 1]);
    }
    return new Product(
        Optional.of(new Found<>(title, "title")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        map);
  }
}
