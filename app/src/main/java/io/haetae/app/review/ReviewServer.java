package io.haetae.app.review;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haetae.app.match.Decisions;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.core.watch.ListingId;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Serves the review page of an archive to one reader on this machine. It listens on loopback alone,
 * and answers only to who knows the token: everybody else gets 403 and no word. Captured texts are
 * sent as JSON and become text nodes; captured pictures are sent as they were drawn anew. So
 * nothing that a stranger wrote is ever served as a page, a script or a picture of its own making.
 */
public final class ReviewServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewServer.class);
  private static final Pattern DRAWING = Pattern.compile("/drawing/([0-9a-f]{32}\\.png)");
  private static final String COOKIE = "haetae-review";
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_REQUEST = 4_096;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ReviewQueue queue;
  private final Path archive;
  private final String token;

  private ReviewServer(HttpServer server, ReviewQueue queue, Path archive) {
    this.server = server;
    this.queue = queue;
    this.archive = archive;
    byte[] chance = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(chance);
    this.token = HexFormat.of().formatHex(chance);
  }

  /**
   * Starts.
   *
   * @param archive the archive's folder
   * @param tables its candidates and decisions
   * @param reader who decides, 1 to 64 characters
   * @param port where to listen, or 0 for any free port
   * @param clock tells when decisions are made
   * @throws IOException if the port cannot be opened
   */
  public static ReviewServer start(
      Path archive, CandidateTables tables, String reader, int port, Clock clock)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ReviewServer server =
        new ReviewServer(http, new ReviewQueue(archive, tables, reader, clock), archive);
    // Without an executor every request is answered by the server's one thread, in turn.
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  /** The address that opens the page; whoever knows it can decide. */
  public URI address() {
    return URI.create(origin() + "/enter?token=" + token);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!ours(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else if (path.equals("/enter")) {
        enter(exchange);
      } else if (!known(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else {
        answer(exchange, path);
      }
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    try {
      if (exchange.getRequestMethod().equals("GET")) {
        show(exchange, path);
      } else {
        change(exchange, path);
      }
    } catch (EvidenceException malformed) {
      LOG.warn("A request cannot be answered: {}", malformed.getMessage());
      exchange.sendResponseHeaders(400, -1);
    }
  }

  /** A page of another site that found out the port has another host or another origin. */
  private boolean ours(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return origin().equals("http://" + host) && (origin == null || origin.equals(origin()));
  }

  private boolean known(HttpExchange exchange) {
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    return cookies != null
        && Arrays.stream(cookies.split(";", -1))
            .map(String::strip)
            .anyMatch(cookie -> same(cookie, COOKIE + "=" + token));
  }

  private void enter(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    if (query == null || !same(query, "token=" + token)) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .add("Set-Cookie", COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
    exchange.getResponseHeaders().add("Location", "/");
    exchange.sendResponseHeaders(303, -1);
  }

  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private void show(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/" -> send(exchange, "text/html; charset=utf-8", resource("review.html"));
      case "/review.js" -> send(exchange, "text/javascript; charset=utf-8", resource("review.js"));
      case "/review.css" -> send(exchange, "text/css; charset=utf-8", resource("review.css"));
      case "/state" -> sendState(exchange);
      // Browsers ask for it by themselves.
      case "/favicon.ico" -> exchange.sendResponseHeaders(204, -1);
      default -> {
        var drawing = DRAWING.matcher(path);
        Optional<Path> file =
            drawing.matches()
                ? Optional.of(archive.resolve("candidates").resolve(drawing.group(1)))
                    .filter(Files::isRegularFile)
                : Optional.empty();
        if (file.isPresent()) {
          send(exchange, "image/png", Files.readAllBytes(file.get()));
        } else {
          exchange.sendResponseHeaders(404, -1);
        }
      }
    }
  }

  private void change(HttpExchange exchange, String path) throws IOException {
    // A form of another page can send neither this type nor this path without being asked first.
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (!exchange.getRequestMethod().equals("POST") || !"application/json".equals(type)) {
      exchange.sendResponseHeaders(405, -1);
      return;
    }
    switch (path) {
      case "/undo" -> {
        queue.undo();
        sendState(exchange);
      }
      case "/decide" -> decide(exchange);
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void decide(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
    JsonNode asked = Json.parse(new String(body, StandardCharsets.UTF_8), "the request");
    Optional<Answer> answer =
        Arrays.stream(Answer.values())
            .filter(known -> known != Answer.UNDONE)
            .filter(known -> known.name().equals(asked.path("answer").asString("")))
            .findFirst();
    Optional<CandidateRow> candidate = candidate(asked);
    if (answer.isEmpty() || candidate.isEmpty()) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    queue.decide(candidate.get(), answer.get());
    sendState(exchange);
  }

  private Optional<CandidateRow> candidate(JsonNode asked) {
    try {
      ListingId listing = ListingId.parse(asked.path("listing").asString(""));
      return queue.find(new Decisions.Pair(asked.path("item").asString(""), listing));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private void sendState(HttpExchange exchange) throws IOException {
    send(
        exchange,
        "application/json",
        Json.canonical(StateJson.of(queue)).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ReviewServer.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The program has no file " + name);
      }
      return file.readAllBytes();
    }
  }
}
