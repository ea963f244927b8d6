package io.haetae.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {
  /** The first is the example of GS1's own page on check digits; the others are widely printed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "6291041500213",
        "4006381333931",
        "5901234123457",
        "9780201379624",
        "96385074",
        "73513537",
        "036000291452",
        "012345678905",
        "10012345678902"
      })
  void acceptsPublishedNumbersOfEveryLength(String number) {
    assertThat(Gtin.faultOf(number)).isEmpty();
    assertThat(Gtin.parse(number)).contains(new Gtin(number));
    assertThat(new Gtin(number)).hasToString(number);
  }

  @Test
  void refusesEveryOtherCheckDigit() {
    for (int digit = 0; digit <= 9; digit++) {
      String number = "629104150021" + digit;
      if (digit == 3) {
        assertThat(Gtin.parse(number)).isPresent();
      } else {
        assertThat(Gtin.faultOf(number))
            .contains("the check digit of " + number + " should be 3, not " + digit);
        assertThatThrownBy(() -> new Gtin(number)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void findsEveryExchangeOfTwoUnequalNeighboursThatTheCheckDigitCovers() {
    String number = "6291041500213";
    for (int i = 0; i + 1 < number.length(); i++) {
      char left = number.charAt(i);
      char right = number.charAt(i + 1);
      boolean covered = left != right && Math.abs(left - right) != 5;
      String exchanged = number.substring(0, i) + right + left + number.substring(i + 2);
      if (covered) {
        assertThat(Gtin.parse(exchanged)).as(exchanged).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 15, 16, 18})
  void refusesEveryOtherLength(int length) {
    String number = "0".repeat(length);
    assertThat(Gtin.faultOf(number))
        .contains("a GTIN has 8, 12, 13 or 14 digits, \"" + number + "\" has " + length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6 291041 500213",
        " 6291041500213 ",
        "6-291041-500213",
        "6291041500213\t",
        "6\u00A0291041\u00A0500213",
        "6\u202F291041\u202F500213"
      })
  void leavesOutBlanksAndHyphens(String written) {
    assertThat(Gtin.parse(written)).contains(new Gtin("6291041500213"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-", "abcdefgh", "6291041500213x", "+6291041500213", "６２９１０４１５００２１３"})
  void refusesWhatIsNoNumber(String text) {
    assertThat(Gtin.faultOf(text)).contains("\"" + text + "\" is not a number");
    assertThat(Gtin.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 291041 500213", "6291041500213 ", "6-291041-500213"})
  void holdsDigitsAlone(String written) {
    assertThatThrownBy(() -> new Gtin(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "96385074, 00000096385074",
    "036000291452, 00036000291452",
    "0036000291452, 00036000291452",
    "10012345678902, 10012345678902"
  })
  void padsToFourteenDigits(String number, String padded) {
    assertThat(new Gtin(number).padded()).isEqualTo(padded);
  }
}
