package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CookieJarTest {
  @ParameterizedTest
  @CsvSource({
    "https://ko.aliexpress.com/item, aliexpress.com",
    "https://aliexpress.com/, aliexpress.com",
    "https://item.gmarket.co.kr/x, gmarket.co.kr",
    "https://www.example.kr/, example.kr",
    "http://localhost:8080/, localhost"
  })
  void findsTheRegisteredDomain(URI url, String domain) {
    assertThat(CookieJar.registeredDomain(url)).isEqualTo(domain);
  }
}
