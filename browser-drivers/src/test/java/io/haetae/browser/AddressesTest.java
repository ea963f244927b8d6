package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.aliexpress.com/item/1005.html?a=1&b=%EC%9E%A5#top",
        "http://[::1]:8080/",
        "wss://example.com/socket",
        "about:blank",
        "intent://open?x=1"
      })
  void leavesStrictUrlsAlone(String url) {
    assertThat(Addresses.parse(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.com/?q=a|b, https://a.com/?q=a%7Cb",
    "https://a.com/?q={x}^, https://a.com/?q=%7Bx%7D%5E",
    "https://a.com/?q[]=1, https://a.com/?q%5B%5D=1",
    "https://a.com/?q=100%, https://a.com/?q=100%25",
    "https://a.com/?q=%zz|%20, https://a.com/?q=%25zz%7C%20",
    "https://a.com/#a#b, https://a.com/#a%23b",
    "https://a.com/장, https://a.com/%EC%9E%A5"
  })
  void encodesWhatOnlyBrowsersAllow(String url, String expected) {
    assertThat(Addresses.parse(url)).isEqualTo(URI.create(expected));
  }

  @Test
  void dropsTheFragment() {
    assertThat(Addresses.withoutFragment("https://a.com/b?c#d")).hasToString("https://a.com/b?c");
  }
}
