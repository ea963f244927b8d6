package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelNumbersTest {
  @Test
  void listsAreSplit() {
    assertThat(ModelNumbers.in("1019, 1023 ;A-08 , APD-889|X1\nX2"))
        .containsExactly("1019", "1023", "A-08", "APD-889", "X1", "X2");
  }

  @Test
  void numbersBetweenSpacedSlashesAreSplit() {
    assertThat(ModelNumbers.in("G517-1 / G517-2")).containsExactly("G517-1", "G517-2");
  }

  @Test
  void whatMayBeOneModelIsKeptAsWritten() {
    assertThat(ModelNumbers.in("EP-0,5/220")).containsExactly("EP-0,5/220");
    assertThat(ModelNumbers.in("JB061/WN-18")).containsExactly("JB061/WN-18");
    assertThat(ModelNumbers.in("T34/1332B / Taupe / 5310845"))
        .containsExactly("T34/1332B / Taupe / 5310845");
    assertThat(ModelNumbers.in("220424001 (385), 230306002 (16, 005)"))
        .containsExactly("220424001 (385)", "230306002 (16, 005)");
  }

  @Test
  void anOpenParenthesisHidesNothing() {
    assertThat(ModelNumbers.in("A (1, B")).containsExactly("A (1", "B");
    assertThat(ModelNumbers.in("A) 1, (B, C")).containsExactly("A) 1", "(B", "C");
  }

  @Test
  void blanksAndRepetitionsAreLeftOut() {
    assertThat(ModelNumbers.in(" , X1,, X1 ,")).containsExactly("X1");
    assertThat(ModelNumbers.in("  ")).isEmpty();
  }
}
