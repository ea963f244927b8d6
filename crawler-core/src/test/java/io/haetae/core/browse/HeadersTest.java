package io.haetae.core.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
  private static final Headers HEADERS =
      new Headers(
          List.of(
              new Header("Set-Cookie", "a=1"),
              new Header("content-type", "text/html"),
              new Header("set-cookie", "b=2")));

  @Test
  void comparesNamesWithoutRegardToCase() {
    assertThat(HEADERS.first("Content-Type")).contains("text/html");
    assertThat(HEADERS.first("SET-COOKIE")).contains("a=1");
    assertThat(HEADERS.all("set-cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void hasNothingUnderOtherNames() {
    assertThat(HEADERS.first("cookie")).isEmpty();
    assertThat(HEADERS.all("cookie")).isEmpty();
    assertThat(Headers.none().lines()).isEmpty();
  }

  @Test
  void keepsItsOwnCopyOfTheLines() {
    List<Header> lines = new ArrayList<>(List.of(new Header("a", "1")));
    Headers headers = new Headers(lines);
    lines.clear();
    assertThat(headers.lines()).containsExactly(new Header("a", "1"));
  }
}
