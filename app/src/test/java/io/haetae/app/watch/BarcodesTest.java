package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.watch.Gtin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodesTest {
  @ParameterizedTest
  @CsvSource({
    "6 997201 732189, 6997201732189",
    "4006381333931, 4006381333931",
    "400-6381-333931, 4006381333931",
    "EAN: 4006381333931, 4006381333931",
    "EAN-13 4006381333931., 4006381333931",
    "Barcode 036000291452, 036000291452",
    "96385074, 96385074"
  })
  void oneNumberIsRead(String text, String digits) {
    Barcodes read = Barcodes.in(text);
    assertThat(read.gtins()).containsExactly(new Gtin(digits));
    assertThat(read.faults()).isEmpty();
    assertThat(read.others()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931; 6997201732189",
        "4006381333931 6997201732189",
        "EAN: 4006381333931, EAN: 6 997201 732189;",
        "4006381333931\n6997201732189",
        "4006381333931 / 6997201732189 / 4006381333931",
        "40063813339316997201732189"
      })
  void severalNumbersAreRead(String text) {
    Barcodes read = Barcodes.in(text);
    assertThat(read.gtins()).containsExactly(new Gtin("4006381333931"), new Gtin("6997201732189"));
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void numbersOfSeveralLengthsRunTogetherAreRead() {
    assertThat(Barcodes.in("036000291452400638133393114006381333938").gtins())
        .containsExactly(
            new Gtin("036000291452"), new Gtin("4006381333931"), new Gtin("14006381333938"));
  }

  @Test
  void oneWrongNumberAmongManyRunTogetherIsReported() {
    Barcodes read = Barcodes.in("4006381333931699720173218040063813339315901234123457");
    assertThat(read.gtins()).containsExactly(new Gtin("4006381333931"), new Gtin("5901234123457"));
    assertThat(read.faults())
        .containsExactly("the check digit of 6997201732180 should be 9, not 0");
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333932, 'the check digit of 4006381333932 should be 1, not 2'",
    "6 997201 732180, 'the check digit of 6997201732180 should be 9, not 0'",
    "63980808864, 'a GTIN has 8, 12, 13 or 14 digits, \"63980808864\" has 11'",
    "8.80123E+12, 'a spreadsheet has rounded the number to \"8.80123E+12\"'",
    "0000000000000, '\"0000000000000\" is a placeholder'",
    "99999999999999999, '\"99999999999999999\" has 17 digits, and is no row of GTINs either'"
  })
  void aWrongNumberIsReported(String text, String fault) {
    Barcodes read = Barcodes.in(text);
    assertThat(read.gtins()).isEmpty();
    assertThat(read.faults()).containsExactly(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unknown", "Various", "X001NQ8JRJ", "PB2503180133414", "000Z4QP3P"})
  void wordsAndCodesAreNoFaults(String text) {
    Barcodes read = Barcodes.in(text);
    assertThat(read.gtins()).isEmpty();
    assertThat(read.faults()).isEmpty();
    assertThat(read.others()).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "|", ";;"})
  void nothingIsNothing(String text) {
    Barcodes read = Barcodes.in(text);
    assertThat(read.gtins()).isEmpty();
    assertThat(read.faults()).isEmpty();
    assertThat(read.others()).isEmpty();
  }
}
