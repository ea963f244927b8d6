package io.haetae.sites.shein;

import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.PageView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the frame of every page of SHEIN says: which site it is, and the address that the server
 * answered. A challenge is a whole page with the shop's usual title; this address alone tells it
 * (captures of December 2024 and May 2026).
 *
 * @param site the site's own name
 * @param currency the ISO 4217 code
 * @param original the path that the server answered
 * @param template the server's name of the page's template
 */
record SheinFrame(
    Optional<String> site,
    Optional<String> currency,
    Optional<String> original,
    Optional<String> template) {
  /** Reads the frame of a page. */
  static SheinFrame of(PageView view) {
    List<JsonPlace> parts =
        Stream.of("_constants", "gbCommonInfo")
            .flatMap(name -> view.state(name).values().stream())
            .toList();
    return new SheinFrame(
        text(parts, "SiteUID").or(() -> written("SiteUID", view.html())),
        text(parts, "currency").filter(code -> code.matches("[A-Z]{3}")),
        text(parts, "originalUrl").or(() -> written("originalUrl", view.html())),
        text(parts, "templateType"));
  }

  /** Whether there is a frame. */
  boolean present() {
    return site.isPresent() || original.isPresent();
  }

  private static Optional<String> text(List<JsonPlace> parts, String name) {
    return parts.stream().flatMap(part -> part.at(name).text().stream()).findFirst();
  }

  private static Optional<String> written(String name, String html) {
    Matcher match =
        Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]{1,2000})\"").matcher(html);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }
}
