package io.haetae.sites.declared;

import io.haetae.core.browse.Vantage;
import io.haetae.sites.format.Fault.Complaint;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with names in braces: the vantage's {@code country}, {@code language} and {@code
 * currency}, and one of its own.
 *
 * @param text the text
 */
record Template(String text) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");
  private static final Set<String> OF_VANTAGE = Set.of("country", "language", "currency");

  /** What is wrong with the template of an address that must hold a name. */
  static Optional<Complaint> complaint(String text, String own) {
    Optional<Complaint> unknown = unknownName(text, Set.of(own));
    if (unknown.isPresent()) {
      return unknown;
    }
    if (!text.contains("{" + own + "}")) {
      return Form.complain("it has no {" + own + "}", "write {" + own + "} where it belongs");
    }
    String sample = NAME.matcher(text).replaceAll("1");
    try {
      URI url = new URI(sample);
      return "https".equals(url.getScheme()) && url.getHost() != null
          ? Optional.empty()
          : Form.complain("it is no https address", "begin with https:// and a host");
    } catch (URISyntaxException malformed) {
      return Form.complain(
          "it is no address: " + malformed.getReason(), "percent-encode what is no part of it");
    }
  }

  /** What is wrong with the names of a template that has none of its own. */
  static Optional<Complaint> complaint(String text) {
    return unknownName(text, Set.of());
  }

  private static Optional<Complaint> unknownName(String text, Set<String> own) {
    Set<String> names =
        NAME.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
    names.removeAll(OF_VANTAGE);
    names.removeAll(own);
    return names.stream()
        .findFirst()
        .map(
            name ->
                new Complaint(
                    "there is no {" + name + "}", "known are {country}, {language}, {currency}"));
  }

  /** The address, its own name and the vantage's filled in, the former percent-encoded. */
  URI address(String own, Vantage vantage) {
    return URI.create(fill(URLEncoder.encode(own, StandardCharsets.UTF_8), vantage));
  }

  /** The text with the vantage's names filled in. */
  String fill(Vantage vantage) {
    return fill("", vantage);
  }

  private String fill(String own, Vantage vantage) {
    return NAME.matcher(text).replaceAll((MatchResult name) -> value(name.group(1), own, vantage));
  }

  private static String value(String name, String own, Vantage vantage) {
    String value =
        switch (name) {
          case "country" -> vantage.country().code();
          case "language" -> vantage.language().getLanguage();
          case "currency" -> vantage.currency().getCurrencyCode();
          default -> own;
        };
    return java.util.regex.Matcher.quoteReplacement(value);
  }
}
