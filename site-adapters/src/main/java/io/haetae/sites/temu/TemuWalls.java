package io.haetae.sites.temu;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What Temu shows in place of a page, where the page holds no goods. */
final class TemuWalls {
  private static final Pattern VERIFICATION =
      Pattern.compile("/bgn_verification\\.html|[?&](?:VerifyAuthToken|verifyCode)=");
  private static final Pattern LOGIN = Pattern.compile("/login\\.html(?:[?#]|\\z)");
  private static final Pattern OBFUSCATED = Pattern.compile("\\b_0x[0-9a-f]{4,6}\\b");

  /** Rendered, never a template: the page's texts hold it with a placeholder in every country. */
  private static final Pattern REFUSED =
      Pattern.compile("This page is not available in Temu [^{}\\s][^{}]{0,60}");

  private static final Pattern SOLD_OUT = Pattern.compile("This item is sold out\\.?");

  private TemuWalls() {}

  /** The walls of a page without goods. */
  static List<Signal> in(Document page, Optional<URI> address) {
    List<Signal> signals = new ArrayList<>();
    address(page, address).ifPresent(signals::add);
    script(page).ifPresent(signals::add);
    shown(page, REFUSED, Meaning.REGION_REFUSAL).ifPresent(signals::add);
    shown(page, SOLD_OUT, Meaning.OFF_SALE).ifPresent(signals::add);
    if (signals.isEmpty()) {
      signals.addAll(Obstacles.in(page, address));
    }
    return signals;
  }

  /** What a page that holds goods says against their being sold where the visitor is. */
  static Optional<Signal> refusal(Document page) {
    return shown(page, REFUSED, Meaning.CONFLICT);
  }

  /** The wall that an answer of the interface is. */
  static Optional<Signal> in(JsonPlace answer) {
    Optional<JsonPlace> token =
        answer.nearest(
            state ->
                state
                    .first("verify_auth_token", "verifyAuthToken", "VerifyAuthToken")
                    .text()
                    .isPresent());
    if (token.isPresent()) {
      return Optional.of(
          new Signal(Meaning.CHALLENGE, "verify_auth_token", "present", token.get().place()));
    }
    JsonPlace success = answer.at("success");
    return success
        .binary()
        .filter(worked -> !worked)
        .map(
            failed ->
                new Signal(
                    Meaning.FAILURE,
                    "success",
                    "false, error_code "
                        + answer.first("error_code", "errorCode").text().orElse("-"),
                    success.place()));
  }

  private static Optional<Signal> address(Document page, Optional<URI> address) {
    List<String> own = new ArrayList<>();
    address.map(URI::toString).ifPresent(own::add);
    page.select("link[rel=canonical][href]").forEach(link -> own.add(link.attr("href")));
    page.select("meta[property=og:url][content]").forEach(tag -> own.add(tag.attr("content")));
    for (String url : own) {
      if (VERIFICATION.matcher(url).find()) {
        return Optional.of(new Signal(Meaning.CHALLENGE, "verification", url, "url"));
      }
      if (LOGIN.matcher(url).find()) {
        return Optional.of(new Signal(Meaning.LOGIN_WALL, "log-in page", url, "url"));
      }
    }
    return Optional.empty();
  }

  /** A document that shows nothing and holds an obfuscated script (a capture of December 2024). */
  private static Optional<Signal> script(Document page) {
    boolean empty = page.title().isBlank() && Obstacles.shown(page).isEmpty();
    boolean obfuscated =
        page.select("script:not([src])").stream()
            .map(Element::data)
            .anyMatch(source -> OBFUSCATED.matcher(source).find() && source.contains("reload"));
    return empty && obfuscated
        ? Optional.of(new Signal(Meaning.CHALLENGE, "script", "obfuscated", "css:script"))
        : Optional.empty();
  }

  private static Optional<Signal> shown(Document page, Pattern form, Meaning meaning) {
    return form.matcher(Obstacles.shown(page))
        .results()
        .findFirst()
        .map(match -> new Signal(meaning, "text", match.group(), "css:body"));
  }
}
