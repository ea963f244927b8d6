package io.haetae.sites.declared;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the address of one item tells of the addresses of all.
 *
 * @param host its host without www. and m.
 * @param item a regular expression of path and query
 * @param listing the address with {number} for the number
 * @param number the item number
 */
record SampleAddress(String host, String item, String listing, String number) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{4,}");
  private static final Pattern LAST_NAME = Pattern.compile("[^/?#]+(?=/?$)");

  /** Reads an address; empty for a front page or what is no web address. */
  static Optional<SampleAddress> of(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    if (Form.HOST.complaint(host).isPresent() || path.isEmpty()) {
      return Optional.empty();
    }
    Optional<MatchResult> inPath = last(DIGITS, path);
    if (inPath.isPresent()) {
      return Optional.of(numbered(host, path, inPath.get(), path.substring(inPath.get().end())));
    }
    Optional<MatchResult> inQuery = last(DIGITS, query);
    if (inQuery.isPresent()) {
      return Optional.of(numbered(host, path + query, shifted(inQuery.get(), path, query), ""));
    }
    return last(LAST_NAME, path).map(name -> named(host, path, name));
  }

  private static MatchResult shifted(MatchResult inQuery, String path, String query) {
    Pattern same = Pattern.compile(Pattern.quote(inQuery.group()));
    return last(same, path + query).orElse(inQuery);
  }

  /** The number is the last long run of digits; words before it in its own part may differ. */
  private static SampleAddress numbered(String host, String rest, MatchResult digits, String end) {
    int start = rest.lastIndexOf('/', digits.start()) + 1;
    String words = rest.substring(start, digits.start());
    boolean parameter = words.contains("?") || words.contains("&");
    String before = parameter ? quoted(words) : words.isEmpty() ? "" : "(?:[^/?#]*[^0-9/?#])?";
    String item = quoted(rest.substring(0, start)) + before + "(?P<number>[0-9]{4,})" + quoted(end);
    String listing = "https://" + host + rest.substring(0, digits.start()) + "{number}";
    return new SampleAddress(bare(host), item, listing + end, digits.group());
  }

  private static SampleAddress named(String host, String path, MatchResult name) {
    String before = path.substring(0, name.start());
    String item = quoted(before) + "(?P<number>[^/?#]+)";
    String listing = "https://" + host + before + "{number}";
    return new SampleAddress(bare(host), item, listing, name.group());
  }

  private static String bare(String host) {
    return host.replaceFirst("^(?:www|m)\\.(?=.*\\.)", "");
  }

  private static String quoted(String literal) {
    return literal.replaceAll("[\\\\.+*?()\\[\\]{}^$|]", "\\\\$0");
  }

  private static Optional<MatchResult> last(Pattern form, String text) {
    return form.matcher(text).results().reduce((earlier, later) -> later);
  }

  /** The form of a number that does not exist. */
  String absent() {
    return number.matches("[0-9]+")
        ? "9" + "#".repeat(Math.clamp(number.length() - 1L, 5, 40))
        : "absent-##########";
  }
}
