package io.haetae.core.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetailsTest {
  @ParameterizedTest
  @CsvSource({
    "재질, MATERIAL",
    "Main Material, MATERIAL",
    "材质, MATERIAL",
    "권장 연령, AGE_GRADE",
    "Recommend age range:, AGE_GRADE",
    "브랜드 이름, BRAND",
    "Model Number, MODEL",
    "额定电压, VOLTAGE",
    "Place_of_Origin, ORIGIN",
    "KC 인증번호, CERTIFICATION",
    "Gtin13, GTIN"
  })
  void knowsAnAttributeByItsNamesInEachLanguage(String written, AttributeName name) {
    assertThat(AttributeName.of(written)).contains(name);
  }

  @Test
  void anUnknownNameIsNone() {
    assertThat(AttributeName.of("Feature 3")).isEmpty();
    assertThat(AttributeName.of("---")).isEmpty();
  }

  @Test
  void valuesKeepTheirPlaceAndWording() {
    Details details = details("Toy", "재질", "ABS 플라스틱", "Material", "ABS", "Colour", "red");
    assertThat(details.named())
        .isEqualTo(
            Map.of(
                AttributeName.MATERIAL,
                List.of(
                    new Found<>("ABS 플라스틱", "attribute \"재질\""),
                    new Found<>("ABS", "attribute \"Material\""))));
  }

  @Test
  void aGtinNeedsItsCheckDigit() {
    assertThat(details("Toy", "GTIN", "4006381333931").named()).containsKey(AttributeName.GTIN);
    assertThat(details("Toy", "GTIN", "4006381333932").named()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CB061R2170-3018, true, false",
    "CB067R317-5002, true, false",
    "B363R871-5002, true, false",
    "XU101030-17003A, true, false",
    "HH07107-13001, true, false",
    "어린이제품CB061R2170-3018호, true, false",
    "xCB061R2170-3018, false, false",
    "AB12-34, false, false",
    "R-R-PO7-FX-028, false, true",
    "MSIP-CRM-abc-DEF-100, false, true",
    "PR-R-PO7-FX-028, false, false"
  })
  void findsCertificateNumbersByTheirForm(String text, boolean safety, boolean radio) {
    Details details = details(text);
    assertThat(details.safety()).hasSize(safety ? 1 : 0);
    assertThat(details.radio()).hasSize(radio ? 1 : 0);
    assertThat(details.safety()).allSatisfy(found -> assertThat(found.at()).isEqualTo("css:h1"));
  }

  private static Details details(String title, String... attributes) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      named.put(attributes[i], attributes[i + 1]);
    }
    return Details.of(
        new Product(
            Optional.of(new Found<>(title, "css:h1")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            named));
  }
}
