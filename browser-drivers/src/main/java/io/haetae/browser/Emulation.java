package io.haetae.browser;

import io.haetae.core.browse.Vantage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The DevTools commands that make a page's language, clock and window those of a vantage.
 *
 * @param userAgent the user agent to send; empty leaves the browser's
 */
record Emulation(Vantage vantage, Optional<String> userAgent) {

  /** A command and its parameters. */
  record Command(String method, Map<String, ?> params) {}

  /** The commands for a page or frame. */
  List<Command> ofPage() {
    return List.of(
        language(),
        new Command("Emulation.setLocaleOverride", Map.of("locale", underscored())),
        new Command("Emulation.setTimezoneOverride", Map.of("timezoneId", vantage.zone().getId())));
  }

  /** The command for the window of a page. */
  static Command window() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("width", Chromium.WIDTH);
    params.put("height", Chromium.HEIGHT);
    params.put("deviceScaleFactor", 1);
    params.put("mobile", false);
    return new Command("Emulation.setDeviceMetricsOverride", params);
  }

  /** The command for the requests of a page or worker. */
  Command language() {
    return new Command(
        "Emulation.setUserAgentOverride",
        Map.of("userAgent", userAgent.orElse(""), "acceptLanguage", accepted(vantage.language())));
  }

  /** The language with its country, then the language alone: {@code ko-KR,ko}. */
  private static String accepted(Locale language) {
    String tag = language.toLanguageTag();
    return tag.equals(language.getLanguage()) ? tag : tag + "," + language.getLanguage();
  }

  private String underscored() {
    return vantage.language().toLanguageTag().replace('-', '_');
  }
}
