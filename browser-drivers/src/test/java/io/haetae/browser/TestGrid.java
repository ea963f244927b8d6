package io.haetae.browser;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.openqa.selenium.grid.commands.Standalone;
import org.openqa.selenium.grid.config.Config;
import org.openqa.selenium.grid.config.TomlConfig;
import org.openqa.selenium.grid.server.Server;

/** A Selenium Grid on loopback with one node for Chromium. */
final class TestGrid implements AutoCloseable {
  private final Server<?> server;
  private final URI address;

  private TestGrid(Server<?> server, URI address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param browser the browser of its node
   * @param chromeDriver the driver of its node
   */
  static TestGrid start(Path browser, Path chromeDriver) throws IOException {
    int port = freePort();
    String configuration =
        """
        [server]
        host = "127.0.0.1"
        port = %d
        [logging]
        tracing = false
        log-level = "WARNING"
        [node]
        detect-drivers = false
        [[node.driver-configuration]]
        display-name = "Chromium"
        max-sessions = 2
        webdriver-executable = "%s"
        stereotype = '{"browserName": "chrome", "goog:chromeOptions": \
        {"binary": "%s", "args": ["--no-sandbox"]}}'
        """
            .formatted(port, chromeDriver, browser);
    Config config = new TomlConfig(new StringReader(configuration));
    return new TestGrid(
        new Standalone().asServer(config).start(), URI.create("http://127.0.0.1:" + port));
  }

  RemoteEndpoint endpoint() {
    return new RemoteEndpoint(address);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The Grid must know its port before it starts, to tell others its address. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
