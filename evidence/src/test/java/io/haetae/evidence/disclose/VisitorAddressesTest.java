package io.haetae.evidence.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class VisitorAddressesTest {
  private static final VisitorAddresses BY_NAME = new VisitorAddresses(List.of());

  @Test
  void addressesAreFoundAfterTheirNames() {
    for (String text :
        List.of(
            "{\"client_ip\":\"203.0.113.7\"}",
            "{\"clientIp\" : \"203.0.113.7\"}",
            "X-Client-IP: 203.0.113.7\r\n",
            "x-forwarded-for:203.0.113.7",
            "X-Forwarded-For: unknown\r\nX-Real-IP: 203.0.113.7",
            "True-Client-IP: 203.0.113.7",
            "CF-Connecting-IP: 203.0.113.7",
            "{\"remoteIp\":\"203.0.113.7\"}",
            "{'remote_addr': '203.0.113.7'}",
            "remoteAddress=203.0.113.7&x=1",
            "Set-Cookie: user_ip=203.0.113.7; Path=/",
            "Forwarded: for=203.0.113.7;proto=https",
            "[\"X-Client-IP\",\"203.0.113.7\"]",
            "{\\\"clientIp\\\":\\\"203.0.113.7\\\"}",
            "HTTP/1.1 200 OK\\r\\nX-Client-IP: 203.0.113.7\\r\\n",
            "%22client_ip%22%3A%22203.0.113.7%22",
            "&quot;ip&quot;:&quot;203.0.113.7&quot;",
            "var userIp = \"203.0.113.7\";",
            "{\"ip\":\"203.0.113.7\"}")) {
      assertThat(BY_NAME.in(bytes(text)))
          .as(text)
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.address()).isEqualTo("203.0.113.7");
                assertThat(found.offset()).isEqualTo(text.indexOf("203.0.113.7"));
                assertThat(found.reason()).startsWith("value of ");
              });
    }
  }

  @Test
  void addressesOfSixteenBytesAndListsAreFoundWhole() {
    assertFound("{\"ip\":\"2001:db8::7\"}", "2001:db8::7");
    assertFound("client-ip: [2001:db8:0:1:2:3:4:5]:443", "2001:db8:0:1:2:3:4:5");
    assertFound("clientIp=::ffff:203.0.113.7;", "::ffff:203.0.113.7");
    assertFound("X-Forwarded-For: 203.0.113.7, 198.51.100.1", "203.0.113.7", "198.51.100.1");
  }

  @Test
  void whatIsNoAddressOfTheVisitorIsLeft() {
    for (String text :
        List.of(
            "WARC-IP-Address: 203.0.113.7",
            "{\"serverIp\":\"203.0.113.7\"}",
            "{\"version\":\"203.0.113.7\"}",
            "{\"zip\":\"203.0.113.7\"}",
            "{\"ip\":\"203.0.113.999\"}",
            "{\"ip\":\"1.2.3\"}",
            "client_ip=unknown",
            "at 12:30:45")) {
      assertFound(text);
    }
  }

  @Test
  void knownAddressesAreFoundInEveryUsualForm() {
    VisitorAddresses known = new VisitorAddresses(List.of("203.0.113.7", "2001:db8::7"));
    String text = "a 203.0.113.7:443, 2001:DB8:0:0:0:0:0:7 and 203.0.113.70 or 1203.0.113.7";
    assertThat(known.in(bytes(text)))
        .extracting(FoundAddress::address)
        .containsExactly("203.0.113.7", "2001:DB8:0:0:0:0:0:7");
  }

  @Test
  void hostileTextsAreSearchedInTime() {
    VisitorAddresses known = new VisitorAddresses(List.of("203.0.113.7"));
    for (String piece :
        List.of("1", ":", "1.", "ip:", "ip=1.1.1.1, ", "x-", "client_ip ", "\\\"")) {
      byte[] text = bytes(piece.repeat((4 << 20) / piece.length()));
      Assertions.assertThat(Duration.ofSeconds(20))
          .as(piece)
          .isGreaterThan(timed(() -> known.in(text)));
    }
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void assertFound(String text, String... addresses) {
    assertThat(BY_NAME.in(bytes(text)))
        .as(text)
        .extracting(FoundAddress::address)
        .containsExactly(addresses);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
