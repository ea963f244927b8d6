package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
  @Test
  void controlCharactersAreLeftOut() {
    assertThat(CleanText.line("a\u0000b\u0007c\u001B[31md\u009Be")).isEqualTo("abc[31mde");
  }

  @Test
  void marksThatReorderOrHideTextAreLeftOut() {
    assertThat(CleanText.line("ASIN: \u200EB09NRBDM5Q\u202E\u2066\u200B\u00AD\uFEFF\u061C"))
        .isEqualTo("ASIN: B09NRBDM5Q");
    assertThat(CleanText.line("x" + Character.toString(0xE0041) + "y")).isEqualTo("xy");
  }

  @Test
  void joinersStay() {
    assertThat(CleanText.line("\uD83D\uDC68\u200D\uD83D\uDC69")).hasSize(5);
  }

  @Test
  void halvesOfSurrogatePairsAreReplaced() {
    assertThat(CleanText.line("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @Test
  void aLineHasNoBreaks() {
    assertThat(CleanText.line("\u00A0 one\r\ntwo\tthree\u2028four \n"))
        .isEqualTo("one two three four");
  }

  @Test
  void aBlockKeepsItsBreaks() {
    assertThat(CleanText.block(" one\r\ntwo\rthree\n")).isEqualTo("one\ntwo\nthree");
  }

  @Test
  void koreanIsComposed() {
    assertThat(CleanText.line("\u1112\u1162\u1110\u1162")).isEqualTo("해태");
  }

  @Test
  void manyBlanksTakeNoTime() {
    String blanks = " ".repeat(1_000_000);
    assertThat(CleanText.line(blanks + "a" + blanks + "b" + blanks)).hasSize(1_000_002);
  }
}
