package io.haetae.app.politeness;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.haetae.core.browse.BrowserInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What robots.txt asks of us (RFC 9309): a missing file (4xx) allows everything, one that cannot be
 * reached (5xx, network) forbids everything, at most 512 KiB are read, answers are kept as {@link
 * RobotsCache} says. Safe for use by several lanes.
 */
final class RobotsRules {
  static final String PRODUCT_TOKEN = "haetae";

  private static final int LIMIT = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LoadingCache<String, Answer> answers;

  RobotsRules(RobotsCache limits) {
    this(limits, Ticker.systemTicker(), new Fetcher()::fetch);
  }

  /** Rules that come from elsewhere than the network. */
  RobotsRules(RobotsCache limits, Ticker ticker, Function<String, Answer> source) {
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(limits.origins())
            .expireAfterWrite(limits.age())
            .ticker(ticker)
            .executor(Runnable::run)
            .recordStats()
            .build(source::apply);
  }

  /** Why a URL must not be visited; empty if it may be. */
  Optional<String> refusal(URI url) {
    String origin = url.getScheme() + "://" + url.getAuthority();
    Answer answer = answers.get(origin);
    return answer.rules().isAllowed(url.toString())
        ? Optional.empty()
        : Optional.of(answer.source());
  }

  /** How often an answer was at hand. */
  CacheStats stats() {
    answers.cleanUp();
    return answers.stats();
  }

  private static Answer answered(String address, int status, byte[] content) {
    if (status >= 500 || status < 200) {
      return allOrNothing(RobotRulesMode.ALLOW_NONE, address + " answered " + status);
    }
    if (status >= 300) {
      return allOrNothing(RobotRulesMode.ALLOW_ALL, address + " answered " + status);
    }
    BaseRobotRules rules =
        new SimpleRobotRulesParser()
            .parseContent(address, content, "text/plain", List.of(PRODUCT_TOKEN));
    return new Answer(address + " disallows it", rules);
  }

  private static Answer allOrNothing(RobotRulesMode mode, String source) {
    return new Answer(source, new SimpleRobotRules(mode));
  }

  /** What one origin answered, and the words to refuse with. */
  record Answer(String source, BaseRobotRules rules) {}

  /** Asks origins. */
  private static final class Fetcher {
    private final HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Answer fetch(String origin) {
      String address = origin + "/robots.txt";
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .header("User-Agent", BrowserInfo.WHO)
              .build();
      try {
        HttpResponse<InputStream> response =
            client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
          return answered(address, response.statusCode(), body.readNBytes(LIMIT));
        }
      } catch (IOException unreachable) {
        return allOrNothing(
            RobotRulesMode.ALLOW_NONE, address + " cannot be reached: " + unreachable.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return allOrNothing(RobotRulesMode.ALLOW_NONE, address + " was not read: interrupted");
      }
    }
  }
}
