package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.core.browse.BrowserInfo;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium on another machine, of which we know no more than what it tells. */
abstract sealed class RemoteHost implements Host permits DevToolsHost, GridHost {
  private final RemoteEndpoint endpoint;
  private final URI devTools;
  private @Nullable CommandLine commandLine;
  private volatile boolean left;

  RemoteHost(RemoteEndpoint endpoint, URI devTools) {
    this.endpoint = endpoint;
    this.devTools = devTools;
  }

  /** Where it was asked for. */
  final RemoteEndpoint endpoint() {
    return endpoint;
  }

  /** Ends what is ours. Never throws. */
  abstract void leave();

  /**
   * Asks the browser how it was started, and describes it.
   *
   * @param limits what else is not known of it or could not be set, in sentences
   */
  final BrowserInfo describe(
      Cdp cdp, String product, String driver, String userAgent, Stream<String> limits) {
    CommandLine told = CommandLine.of(cdp);
    commandLine = told;
    return new BrowserInfo(
        product,
        driver,
        userAgent,
        told.executable(),
        told.flags(),
        told.sandboxed(),
        Optional.of(
            new BrowserInfo.Remote(
                endpoint.shown(), Stream.concat(told.limits(), limits).toList())));
  }

  @Override
  public final URI devTools() {
    return devTools;
  }

  @Override
  public final Wire wire() {
    return new SocketWire(devTools, ChromiumBrowser.COMMAND_LIMIT);
  }

  @Override
  public final boolean isAlive() {
    return !left;
  }

  @Override
  public final Optional<KeyLog> keyLog() {
    return Optional.empty();
  }

  @Override
  public final Optional<String> uncheckedCertificates() {
    return commandLine == null
        ? Optional.of("the browser is not connected")
        : commandLine.uncheckedCertificates();
  }

  @Override
  public final void kill() {
    left = true;
    leave();
  }
}
