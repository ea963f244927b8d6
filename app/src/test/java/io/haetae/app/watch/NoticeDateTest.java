package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-10-07",
        "2024.10.07",
        "2024. 10. 7.",
        "2024/10/7",
        "20241007",
        "2024년 10월 7일",
        "07/10/2024",
        "7.10.2024",
        "2024-10-07T09:30:00Z",
        "2024-10-07 09:30"
      })
  void everyDocumentedFormIsRead(String text) {
    assertThat(NoticeDate.parse(text)).contains(LocalDate.of(2024, 10, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10/2024",
        "2024-13-01",
        "30/02/2024",
        "12/31/2024",
        "45572",
        "2024",
        "tomorrow"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(NoticeDate.parse(text)).isEmpty();
  }

  @Test
  void theDayComesBeforeTheMonth() {
    assertThat(NoticeDate.parse("03/04/2025")).contains(LocalDate.of(2025, 4, 3));
  }
}
