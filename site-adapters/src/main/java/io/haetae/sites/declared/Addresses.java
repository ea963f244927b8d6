package io.haetae.sites.declared;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses of a site.
 *
 * @param hosts its hosts; each stands for the hosts below it, too
 * @param items what path and query of an item's address begin with
 */
record Addresses(List<String> hosts, List<Pattern> items) {
  private static final java.util.regex.Pattern IN_PROSE =
      java.util.regex.Pattern.compile(
          "(?i)(?:https?://)?((?:[a-z0-9-]{1,63}\\.){1,6}[a-z]{2,24})((?:/[^\\s<>\"'|\\\\^`{}]{0,500})?)");

  Addresses {
    hosts = List.copyOf(hosts);
    items = List.copyOf(items);
  }

  /** Whether a text names one of the hosts; looks at large texts but once where none is named. */
  boolean named(String text) {
    String common =
        hosts.stream()
            .reduce(
                (one, other) -> {
                  int same = 0;
                  while (same < Math.min(one.length(), other.length())
                      && one.charAt(same) == other.charAt(same)) {
                    same++;
                  }
                  return one.substring(0, same);
                })
            .orElse("");
    return text.contains(common) && hosts.stream().anyMatch(text::contains);
  }

  /** Whether an address is one of the site's. */
  boolean covers(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && url.getHost() != null
        && covers(url.getHost());
  }

  private boolean covers(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return hosts.stream().anyMatch(own -> lower.equals(own) || lower.endsWith("." + own));
  }

  /** The item number in an address of the site. */
  Optional<String> number(URI url) {
    if (!covers(url)) {
      return Optional.empty();
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String rest = path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    return items.stream().flatMap(item -> number(item, rest).stream()).findFirst();
  }

  /** The number, unless the address goes on with a further letter or digit of it. */
  private static Optional<String> number(Pattern item, String rest) {
    Matcher matcher = item.matcher(rest);
    if (!matcher.lookingAt() || matcher.group("number") == null) {
      return Optional.empty();
    }
    String number = matcher.group("number");
    int end = matcher.end("number");
    boolean goesOn = end < rest.length() && Character.isLetterOrDigit(rest.charAt(end));
    boolean fits = !number.isEmpty() && number.length() <= 200;
    return fits && !goesOn ? Optional.of(number) : Optional.empty();
  }

  /** The item numbers in the addresses that a text names, without duplicates. */
  List<String> numbersIn(String prose) {
    return IN_PROSE
        .matcher(prose)
        .results()
        .filter(address -> covers(address.group(1)))
        .flatMap(address -> uri("https://" + address.group(1) + address.group(2)).stream())
        .flatMap(url -> number(url).stream())
        .distinct()
        .toList();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.replaceAll("[\\[\\]%]", "")));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
