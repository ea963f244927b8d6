package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Header;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class HeaderLinesTest {
  @Test
  void keepsOrderDuplicatesAndCaseOfARawHeader() {
    assertThat(
            HeaderLines.ofText(
                    "HTTP/1.1 200 OK\r\nb: 1\r\nSet-Cookie: x=1\r\nset-cookie: y:2\r\n\r\n")
                .lines())
        .containsExactly(
            new Header("b", "1"), new Header("Set-Cookie", "x=1"), new Header("set-cookie", "y:2"));
  }

  @Test
  void unfoldsFoldedLinesAndPassesOverNonsense() {
    assertThat(HeaderLines.ofText("HTTP/1.1 200\na: 1\n  2\nnonsense\n").lines())
        .containsExactly(new Header("a", "1 2"));
    assertThat(HeaderLines.ofText("").lines()).isEmpty();
  }

  @Test
  void splitsDuplicatesOfAMap() {
    assertThat(
            HeaderLines.ofMap(
                    JsonMapper.builder()
                        .build()
                        .readTree("{\"set-cookie\":\"a=1\\nb=2\",\"x\":\"\"}"))
                .lines())
        .containsExactly(
            new Header("set-cookie", "a=1"), new Header("set-cookie", "b=2"), new Header("x", ""));
  }
}
