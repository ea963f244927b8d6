package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a browser that somebody else started can be reached: for Playwright the DevTools address of
 * a Chromium ({@code http://host:port} or {@code ws://host:port/devtools/browser/…}), for Selenium
 * the address of a Grid ({@code http://host:port}).
 *
 * @param address with scheme and host, without a user name; a query may hold a token and is never
 *     shown
 */
public record RemoteEndpoint(URI address) {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteEndpoint.class);
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is none, with a sentence for the user
   */
  public RemoteEndpoint {
    if (address.getScheme() == null
        || !SCHEMES.contains(address.getScheme())
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "A remote browser has an address such as http://127.0.0.1:9222 or ws://HOST:PORT/PATH");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address of a remote browser must hold no user name; reach it through a tunnel");
    }
  }

  /** Whether it is on this machine, as far as its name tells. */
  public boolean isLoopback() {
    String host = address.getHost();
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The address without its query. */
  public String shown() {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  /** Whether it is the address of a WebSocket. */
  boolean isWebSocket() {
    return address.getScheme().startsWith("ws");
  }

  /**
   * The address of a WebSocket that the other side named. Only its path counts: behind a tunnel or
   * in a container the other side does not know under which host it is reached.
   */
  URI webSocket(String named) {
    String scheme = address.getScheme().endsWith("s") ? "wss" : "ws";
    return URI.create(scheme + "://" + address.getRawAuthority() + URI.create(named).getRawPath());
  }

  /**
   * What it answers to a GET.
   *
   * @param path after the address's own path
   * @throws BrowserException if it cannot be reached or does not answer with JSON
   */
  JsonNode get(String path) {
    URI asked = under(path);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(asked).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] content = body.readNBytes(LONGEST_ANSWER);
        if (answer.statusCode() >= 500 || answer.statusCode() < 400) {
          return JSON.readTree(content);
        }
        throw new BrowserException(asked + " answers " + answer.statusCode());
      }
    } catch (JacksonException other) {
      throw new BrowserException(asked + " does not answer as a remote browser does", other);
    } catch (IOException unreachable) {
      throw new BrowserException(
          "No remote browser can be reached at " + shown() + " (" + cause(unreachable) + ")",
          unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while asking " + shown(), interrupted);
    }
  }

  /** Sends a DELETE whose answer does not matter: what it ends may be gone already. */
  void delete(String path, Duration limit) {
    URI asked = under(path);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(limit).build()) {
      client.send(
          HttpRequest.newBuilder(asked).timeout(limit).DELETE().build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException gone) {
      LOG.debug("{} cannot be reached any more", shown(), gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private URI under(String path) {
    return URI.create(shown().replaceAll("/+$", "") + path);
  }

  private static String cause(IOException fault) {
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }
}
