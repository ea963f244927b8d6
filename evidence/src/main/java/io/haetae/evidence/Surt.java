package io.haetae.evidence;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A URL in the sort-friendly form of CDXJ indexes, such as {@code com,example)/path?query}. */
final class Surt {
  private Surt() {}

  static String of(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      return url.replace(" ", "%20");
    }
    URI parsed = URI.create(url);
    String host =
        parsed.getHost() == null
            ? Objects.requireNonNullElse(parsed.getAuthority(), "")
            : parsed.getHost();
    host = host.toLowerCase(Locale.ROOT);
    if (!host.matches("[0-9.]+|\\[.*]")) {
      List<String> labels = Arrays.asList(host.split("\\."));
      Collections.reverse(labels);
      host = String.join(",", labels);
    }
    String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
    String path =
        parsed.getRawPath() == null || parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
    String query = parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery();
    return host + port + ")" + (path + query).toLowerCase(Locale.ROOT);
  }
}
