package io.haetae.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @Test
  void writesNumbersAndDesignationsInOneForm() {
    assertThat(Tokens.of("The Sony DSC-W120/P, 7.20 Megapixel, 1,299 ＧＢ"))
        .containsExactly("sony", "dscw120p", "7.2", "megapixel", "1299", "gb");
    assertThat(Tokens.of("8GB 10/100 cu . 2 . 5")).startsWith("8", "gb").endsWith("2.5");
  }

  @Test
  void writesKnownWordsOfKoreanAndChineseInEnglish() {
    assertThat(Tokens.of("무선 충전기를 220V")).contains("wireless", "charger", "220", "v");
    assertThat(Tokens.of("磁铁玩具")).contains("magnet", "toy");
  }

  @Test
  void keepsWordsOfOtherScripts() {
    assertThat(Tokens.of("ЛАМПА été")).containsExactly("лампа", "ete");
  }

  @ParameterizedTest
  @CsvSource({"fs105, true", "226540, true", "2.5, false", "12, false", "kettle, false"})
  void tellsDesignations(String token, boolean model) {
    assertThat(Tokens.isModel(token)).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5 m cable, LENGTH, 1500",
    "케이블 150cm, LENGTH, 1500",
    "长度150厘米, LENGTH, 1500",
    "정격 220볼트, VOLTAGE, 220",
    "2.5kW heater, POWER, 2500",
    "20000 mAh, CHARGE, 20000",
  })
  void knowsUnitsInThreeLanguages(String text, Quantity quantity, BigDecimal value) {
    Measures measures = Measures.in(text);
    assertThat(measures.shown(quantity)).containsExactly(value.toPlainString());
  }

  @Test
  void otherValuesOfOneQuantityContradict() {
    Measures ours = Measures.in("heater 220V 60Hz");
    assertThat(ours.contradict(Measures.in("110 v"), Quantity.VOLTAGE)).isTrue();
    assertThat(ours.contradict(Measures.in("110-240V"), Quantity.VOLTAGE)).isFalse();
    assertThat(ours.contradict(Measures.in("5V~12V"), Quantity.VOLTAGE)).isFalse();
    assertThat(Measures.in("1,500 W").shown(Quantity.POWER)).containsExactly("1500");
    assertThat(ours.agree(Measures.in("0.06 kHz"), Quantity.FREQUENCY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "필립스, Philips, true",
    "샤오미, Xiaomi, true",
    "삼성, Samsung, true",
    "레고, LEGO, true",
    "보쉬, Bosch, true",
    "필립스, Panasonic, false",
    "레고, Bosch, false",
    "가, Kia, false"
  })
  void hearsBrandsAcrossScripts(String korean, String latin, boolean alike) {
    assertThat(Transcription.sounds(korean, latin)).isEqualTo(alike);
  }

  @ParameterizedTest
  @CsvSource({"upgrad, upgrade", "organiser, organizer", "필립스, philips"})
  void likensWhatIsCutShortMisspeltOrTranscribed(String a, String b) {
    assertThat(Likeness.of(a, b)).isGreaterThan(0.75);
    assertThat(Likeness.of(b, a)).isEqualTo(Likeness.of(a, b));
  }

  @Test
  void numbersAreLikeOnlyIfEqual() {
    assertThat(Likeness.of("2007", "2008")).isZero();
    assertThat(ModelLikeness.of("fs105", "fs105na")).isEqualTo(ModelLikeness.PART);
    assertThat(ModelLikeness.of("dscw120p", "dscw120b")).isEqualTo(ModelLikeness.NEAR);
    assertThat(ModelLikeness.of("dscw120p", "fs105")).isEqualTo(ModelLikeness.DIFFERENT);
  }
}
