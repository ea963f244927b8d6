package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Cookie;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cookies of a context. */
final class CookieJar {
  /** Second-level names under which a two-letter country domain registers its names. */
  private static final Set<String> SHARED =
      Set.of("ac", "co", "com", "edu", "go", "gov", "gob", "ne", "net", "or", "org", "re");

  private CookieJar() {}

  /**
   * Adds cookies to a context, before or after it opened pages.
   *
   * @throws BrowserException if the browser refuses one
   */
  static void set(Cdp cdp, String context, List<Cookie> cookies) {
    try {
      cdp.call(
          Cdp.BROWSER,
          "Storage.setCookies",
          Map.of(
              "cookies",
              cookies.stream().map(CookieJar::parameters).toList(),
              "browserContextId",
              context),
          ChromiumBrowser.COMMAND_LIMIT);
    } catch (CdpException refused) {
      throw new BrowserException("The browser refused a cookie", refused);
    }
  }

  private static Map<String, Object> parameters(Cookie cookie) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("name", cookie.name());
    parameters.put("value", cookie.value());
    parameters.put("url", cookie.url().toString());
    parameters.put("path", "/");
    if (cookie.wholeDomain()) {
      parameters.put("domain", "." + registeredDomain(cookie.url()));
    }
    return parameters;
  }

  /** The registered domain by its shape: two labels, or three under names such as co.kr. */
  static String registeredDomain(URI url) {
    List<String> labels = Arrays.asList(url.getHost().split("\\.", -1));
    int size = labels.size();
    if (size < 3) {
      return url.getHost();
    }
    boolean shared = labels.get(size - 1).length() == 2 && SHARED.contains(labels.get(size - 2));
    return String.join(".", labels.subList(size - (shared ? 3 : 2), size));
  }
}
