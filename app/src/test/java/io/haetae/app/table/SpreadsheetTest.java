package io.haetae.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\uFF1D1+1",
        "-",
        "--1",
        "-cmd"
      })
  void whatASpreadsheetTakesForAFormulaIsText(String cell) {
    assertThat(Spreadsheet.unharmed(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-0.25", "-2", "-1.5E-7", "-Infinity", "a=b", "2026-11-02", "불빛 팽이"})
  void whatIsNoneStaysAsItIs(String cell) {
    assertThat(Spreadsheet.unharmed(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202E=1+1", "\u2066=1+1", "\u200F=1\u202D+1"})
  void aMarkOfDirectionHidesNoFormula(String cell) {
    assertThat(Spreadsheet.unharmed(cell)).isEqualTo("'=1+1");
  }
}
