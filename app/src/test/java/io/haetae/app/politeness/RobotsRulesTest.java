package io.haetae.app.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9309 on a table of cases; {@code |} stands for a line break. */
final class RobotsRulesTest {
  @ParameterizedTest
  @CsvSource({
    // status, robots.txt, path, allowed
    "200, '', /item/1, true",
    "200, 'User-agent: *|Disallow:', /item/1, true",
    "200, 'User-agent: *|Disallow: /', /item/1, false",
    "200, 'User-agent: *|Disallow: /item', /item/1, false",
    "200, 'User-agent: *|Disallow: /item', /search, true",
    "200, 'User-agent: *|Disallow: /Item', /item/1, true",
    "200, 'User-agent: *|Disallow: /|Allow: /item/', /item/1, true",
    "200, 'User-agent: *|Allow: /item|Disallow: /item', /item/1, true",
    "200, 'User-agent: *|Disallow: /*.html$', /item/1.html, false",
    "200, 'User-agent: *|Disallow: /*.html$', /item/1.html?x=1, true",
    "200, 'User-agent: *|Disallow: /*?q=', /search?q=toy, false",
    "200, 'User-agent: haetae|Disallow: /item|User-agent: *|Disallow:', /item/1, false",
    "200, 'User-agent: HAETAE|Disallow: /item', /item/1, false",
    "200, 'User-agent: other|Disallow: /', /item/1, true",
    "200, 'User-agent: *|Disallow: /|User-agent: haetae|Allow: /', /item/1, true",
    "200, 'User-agent: a|User-agent: haetae|Disallow: /item', /item/1, false",
    "200, 'User-agent: haetae|Disallow: /a|User-agent: haetae|Disallow: /item', /item/1, false",
    "200, 'USER-AGENT: * # all|disallow : /item # no', /item/1, false",
    "200, 'User-agent: *|Disallow: /%ED%95%9C', /%ed%95%9c/1, false",
    "200, '<html>no robots here</html>', /item/1, true",
    "404, 'User-agent: *|Disallow: /', /item/1, true",
    "403, 'User-agent: *|Disallow: /', /item/1, true",
    "410, '', /item/1, true",
    "429, '', /item/1, true",
    "500, '', /item/1, false",
    "503, 'User-agent: *|Disallow:', /item/1, false"
  })
  void decides(int status, String robots, String path, boolean allowed) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body = robots.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/robots.txt",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    try {
      RobotsRules rules = new RobotsRules(RobotsCache.standard());
      URI page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
      assertThat(rules.refusal(page).isEmpty()).isEqualTo(allowed);
      assertThat(rules.refusal(page).isEmpty()).isEqualTo(allowed);
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatCannotBeReachedIsForbidden() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThat(
            new RobotsRules(RobotsCache.standard())
                .refusal(URI.create("http://127.0.0.1:" + port + "/item/1")))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot be reached"));
  }
}
