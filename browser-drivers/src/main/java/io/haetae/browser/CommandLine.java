package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line of a browser that we did not start, as it tells it; only one under automation
 * does.
 *
 * @param arguments the executable and its flags; empty if it does not tell them
 */
record CommandLine(List<String> arguments) {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

  CommandLine {
    arguments = List.copyOf(arguments);
  }

  /**
   * Asks a browser.
   *
   * @throws BrowserException if the connection is lost
   */
  static CommandLine of(Cdp cdp) {
    try {
      return new CommandLine(
          cdp.call(
                  Cdp.BROWSER,
                  "Browser.getBrowserCommandLine",
                  Map.of(),
                  ChromiumBrowser.COMMAND_LIMIT)
              .path("arguments")
              .valueStream()
              .map(argument -> argument.asString(""))
              .toList());
    } catch (CdpException refused) {
      LOG.debug("The browser does not tell its command line: {}", refused.getMessage());
      return new CommandLine(List.of());
    }
  }

  /** The file that was started; empty if it is not known. */
  String executable() {
    return isKnown() ? arguments.getFirst() : "";
  }

  /** The flags; empty if they are not known. */
  List<String> flags() {
    return isKnown() ? arguments.subList(1, arguments.size()) : List.of();
  }

  /** Whether the sandbox is known to be on. */
  boolean sandboxed() {
    return isKnown() && !arguments.contains("--no-sandbox");
  }

  /** Why nobody may rely on the browser's checks of certificates; empty if one may. */
  Optional<String> uncheckedCertificates() {
    return isKnown()
        ? Chromium.uncheckedCertificates(arguments.stream())
        : Optional.of("whether this remote browser checks certificates is not known");
  }

  /** What is not known, in sentences. */
  Stream<String> limits() {
    return isKnown()
        ? Stream.empty()
        : Stream.of(
            "Its command line is not known, and so neither are its file, its flags, whether its"
                + " sandbox is on and whether it checks certificates.");
  }

  private boolean isKnown() {
    return !arguments.isEmpty();
  }
}
