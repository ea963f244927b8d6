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
 * @param identity what the browser calls itself; empty leaves its own
 * @param scale the size in which pages are drawn until they are photographed; they see nothing of
 *     it
 */
record Emulation(Vantage vantage, Optional<Identity> identity, double scale) {

  /** A command and its parameters. */
  record Command(String method, Map<String, ?> params) {}

  /** The commands for a page or frame. */
  List<Command> ofPage() {
    return List.of(
        language(),
        new Command("Emulation.setLocaleOverride", Map.of("locale", underscored())),
        new Command("Emulation.setTimezoneOverride", Map.of("timezoneId", vantage.zone().getId())));
  }

  /** The command for the window of a page that nobody looks at yet. */
  Command window() {
    return window(scale);
  }

  /** The command for the window of a page that is drawn at a scale. */
  static Command window(double scale) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("width", Chromium.WIDTH);
    params.put("height", Chromium.HEIGHT);
    params.put("deviceScaleFactor", 1);
    params.put("mobile", false);
    params.put("scale", scale);
    return new Command("Emulation.setDeviceMetricsOverride", params);
  }

  /** The command for the requests of a page or worker. */
  Command language() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("userAgent", identity.map(Identity::userAgent).orElse(""));
    params.put("acceptLanguage", accepted(vantage.language()));
    identity.flatMap(Identity::hints).ifPresent(hints -> params.put("userAgentMetadata", hints));
    return new Command("Emulation.setUserAgentOverride", params);
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
