package io.haetae.browser;

import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Cookie;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.TlsOrigin;
import io.haetae.core.browse.Vantage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A visit by plain requests: the document and its redirects, each an exchange, and nothing that the
 * document refers to. Nothing is drawn and no script runs.
 */
final class ProbeSession implements BrowserSession {
  private static final int MOST_REDIRECTS = 10;
  private static final int LONGEST_DOCUMENT = 20_000_000;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private final ProbeTransport transport;
  private final BrowserInfo info;
  private final Vantage vantage;
  private final Clock clock;
  private final Instant openedAt;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<URI, TlsOrigin> origins = new LinkedHashMap<>();
  private final List<Cookie> given = new ArrayList<>();
  private final Map<String, Map<String, String>> set = new LinkedHashMap<>();
  private Optional<URI> requested = Optional.empty();
  private URI url = URI.create("about:blank");
  private Capture.Ending ending = new Capture.NotLoaded("no page was asked for");

  ProbeSession(ProbeTransport transport, BrowserInfo info, Vantage vantage, Clock clock) {
    this.transport = transport;
    this.info = info;
    this.vantage = vantage;
    this.clock = clock;
    this.openedAt = clock.instant();
  }

  @Override
  public void setCookies(List<Cookie> cookies) {
    given.addAll(cookies);
  }

  @Override
  public void navigate(URI target) {
    requested = requested.or(() -> Optional.of(target));
    url = target;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Optional<URI> next = follow(url);
      if (next.isEmpty()) {
        return;
      }
      if (StandIn.isLoopback(target) && !StandIn.isLoopback(next.get())) {
        ending = new Capture.NotLoaded("a simulation redirects to another machine: " + next.get());
        return;
      }
      url = next.get();
    }
    ending = new Capture.NotLoaded("more than " + MOST_REDIRECTS + " redirects");
  }

  /** Asks for one address; returns where it redirects to, if it does. */
  private Optional<URI> follow(URI address) {
    URI bare = withoutFragment(address);
    ProbeTransport.Fetched fetched = transport.get(exchanges.size() + 1, bare, headers(bare));
    exchanges.add(fetched.exchange());
    fetched.tls().ifPresent(origin -> origins.putIfAbsent(origin.origin(), origin));
    return switch (fetched.exchange().outcome()) {
      case Exchange.Failure failure -> {
        ending =
            fetched.timedOut()
                ? new Capture.TimedOut(failure.reason())
                : new Capture.NotLoaded(failure.reason());
        yield Optional.empty();
      }
      case Exchange.Response response -> {
        ending = new Capture.Loaded();
        response.headers().all("Set-Cookie").forEach(line -> keep(bare, line));
        yield redirect(bare, response);
      }
    };
  }

  private Optional<URI> redirect(URI from, Exchange.Response response) {
    Optional<String> location =
        response.status() >= 300 && response.status() < 400
            ? response.headers().first("Location")
            : Optional.empty();
    try {
      return location
          .map(from::resolve)
          .filter(to -> to.getHost() != null && String.valueOf(to.getScheme()).startsWith("http"));
    } catch (IllegalArgumentException malformed) {
      ending = new Capture.NotLoaded("it redirects to what is no address: " + location.orElse(""));
      return Optional.empty();
    }
  }

  private List<Header> headers(URI target) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Accept-Language", vantage.language().toLanguageTag()));
    Map<String, String> jar = new LinkedHashMap<>();
    given.stream()
        .filter(cookie -> goesTo(cookie, target))
        .forEach(cookie -> jar.put(cookie.name(), cookie.value()));
    jar.putAll(set.getOrDefault(String.valueOf(target.getHost()), Map.of()));
    if (!jar.isEmpty()) {
      String line =
          jar.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      headers.add(new Header("Cookie", line));
    }
    return headers;
  }

  /** A cookie of the whole domain goes to the hosts below the one that it was set for, too. */
  private static boolean goesTo(Cookie cookie, URI target) {
    String own = String.valueOf(cookie.url().getHost());
    String host = String.valueOf(target.getHost());
    String domain = own.startsWith("www.") ? own.substring("www.".length()) : own;
    return host.equals(own)
        || (cookie.wholeDomain() && (host.equals(domain) || host.endsWith("." + domain)));
  }

  /** What a host sets goes back to that host alone, for this visit. */
  private void keep(URI from, String setCookie) {
    String pair = setCookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (equals > 0) {
      set.computeIfAbsent(String.valueOf(from.getHost()), host -> new LinkedHashMap<>())
          .put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
  }

  private static URI withoutFragment(URI address) {
    String text = address.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? address : URI.create(text.substring(0, hash));
  }

  /** Nothing moves without scripts. */
  @Override
  public boolean awaitQuiet(Duration quiet, Duration limit) {
    return true;
  }

  /** Nobody looks into the document here. */
  @Override
  public boolean awaitElement(String selector, Duration limit) {
    return false;
  }

  /** Does nothing: there is no window. */
  @Override
  public void scrollThrough(Duration limit) {
    // There is no window.
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Optional<String> markup() {
    return document();
  }

  @Override
  public Capture capture() {
    return new Capture(
        requested,
        requested.map(asked -> url),
        openedAt,
        clock.instant(),
        ending,
        exchanges,
        document(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(vantage),
        Optional.of(info),
        List.copyOf(origins.values()),
        Optional.of(Profile.LIGHT));
  }

  /** The last answer as text, if it is a page and came as it is. */
  private Optional<String> document() {
    return exchanges.isEmpty()
        ? Optional.empty()
        : exchanges.getLast().response().filter(ProbeSession::isPage).map(ProbeSession::text);
  }

  private static boolean isPage(Exchange.Response response) {
    boolean plain =
        response.headers().first("Content-Encoding").map("identity"::equalsIgnoreCase).orElse(true);
    String type = response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return plain && (type.startsWith("text/html") || type.startsWith("application/xhtml"));
  }

  private static String text(Exchange.Response response) {
    try {
      return response.body().bytes(LONGEST_DOCUMENT).text(charset(response));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A body in memory cannot be read", unreadable);
    }
  }

  private static Charset charset(Exchange.Response response) {
    Matcher named = CHARSET.matcher(response.headers().first("Content-Type").orElse(""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Does nothing: cookies and exchanges go with the session. */
  @Override
  public void close() {
    // Nothing is open.
  }
}
