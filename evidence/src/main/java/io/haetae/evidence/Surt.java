package io.haetae.evidence;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A URL in the sort-friendly form of CDXJ indexes, such as {@code com,example)/path?query}. */
final class Surt {
  private Surt() {}

  static String of(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      return url.replace(" ", "%20");
    }
    URI parsed = URI.create(url);
    List<String> labels =
        Arrays.asList(parsed.getAuthority().toLowerCase(Locale.ROOT).split(":", 2)[0].split("\\."));
    boolean address = parsed.getHost() == null || parsed.getHost().matches("[0-9.]+|\\[.*]");
    if (!address) {
      Collections.reverse(labels);
    }
    String host = String.join(address ? "." : ",", labels);
    String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
    String path =
        parsed.getRawPath() == null || parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
    String query = parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery();
    return host + port + ")" + (path + query).toLowerCase(Locale.ROOT);
  }
}
