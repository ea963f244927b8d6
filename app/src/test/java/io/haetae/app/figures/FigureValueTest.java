package io.haetae.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.figures.Definition.Unit;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import org.junit.jupiter.api.Test;

class FigureValueTest {
  @Test
  void eachLanguageHasItsUnits() {
    assertThat(FigureValue.of(Unit.DAYS, new Range(1.7, 2.84)))
        .isEqualTo(new Wording("1.7일 – 2.8일", "1.7 days – 2.8 days"));
    assertThat(FigureValue.of(Unit.SECONDS, Range.exactly(-0.5)))
        .isEqualTo(new Wording("-0.5초", "-0.5 s"));
    assertThat(FigureValue.of(Unit.PER_YEAR, Range.exactly(0.25)))
        .isEqualTo(new Wording("0.25건/년", "0.25 a year"));
    assertThat(FigureValue.of(Unit.SHARE, Range.exactly(0.425)))
        .isEqualTo(new Wording("42.5 %", "42.5 %"));
  }

  @Test
  void whatHasNoUpperEndIsSaidInWords() {
    assertThat(FigureValue.of(Unit.DAYS, new Range(2, Double.POSITIVE_INFINITY)))
        .isEqualTo(new Wording("2.0일 이상", "2.0 days or more"));
    assertThat(
            FigureValue.of(
                Unit.DAYS, new Range(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)))
        .isEqualTo(new Wording("미도달", "not reached"));
  }

  @Test
  void differencesHaveTheirSign() {
    assertThat(FigureValue.difference(new Range(-0.0004, 0.333)))
        .isEqualTo(new Wording("+0.0 – +33.3 %p", "+0.0 – +33.3 percentage points"));
  }
}
