package io.haetae.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.watch.Gtin;
import io.haetae.matching.text.Wording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageTextTest {
  private static final Subject NOTICE =
      new Subject(
          Wording.ofTitle("Toy"),
          Optional.empty(),
          List.of(),
          List.of(Gtin.parse("8595523000641").orElseThrow()),
          List.of("kt2041b"),
          List.of("CB061R2170-3018", "B363R871-5002"));

  @Test
  void findsANumberWhoseLettersWereMisread() {
    assertThat(new ImageText("인증번호 (8O6IR217O-3OI8 입니다").stated(NOTICE))
        .extracting(Reason::words)
        .containsExactly("certificate CB061R2170-3018, read from image");
    assertThat(new ImageText("8 595523 000641").stated(NOTICE))
        .extracting(Reason::kind)
        .containsExactly(Reason.Kind.GTIN);
  }

  @Test
  void findsNothingThatNobodyStatesAndNothingShort() {
    assertThat(new ImageText("CB061R2170-3019 KT2041B").stated(NOTICE)).isEmpty();
    assertThat(new ImageText("").stated(NOTICE)).isEmpty();
  }
}
