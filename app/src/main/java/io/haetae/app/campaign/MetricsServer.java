package io.haetae.app.campaign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haetae.app.storage.StudyStatus;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on loopback how a running study stands: {@code /metrics} in the text format of Prometheus
 * (version 0.0.4), and {@code /health}, which answers 200 while the archive's database answers and
 * 503 otherwise. Each request reads the database anew.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  private MetricsServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @param port the port, 0 for any that is free
   * @param status reads how the study stands
   * @throws IOException if the port is taken
   */
  public static MetricsServer start(int port, Supplier<StudyStatus> status) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext("/metrics", exchange -> answer(exchange, "/metrics", status, true));
    server.createContext("/health", exchange -> answer(exchange, "/health", status, false));
    server.start();
    return new MetricsServer(server);
  }

  /** The port. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(
      HttpExchange exchange, String path, Supplier<StudyStatus> status, boolean full)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        send(exchange, 404, "no such page\n");
        return;
      }
      Optional<StudyStatus> read = read(status);
      if (read.isEmpty()) {
        send(exchange, 503, "the archive's database does not answer\n");
      } else {
        send(exchange, 200, full ? text(read.get()) : "ok\n");
      }
    }
  }

  /** A database that is away is what this server is there to tell. */
  private static Optional<StudyStatus> read(Supplier<StudyStatus> status) {
    try {
      return Optional.of(status.get());
    } catch (JdbiException away) {
      LOG.warn("The archive's database does not answer: {}", away.getMessage());
      return Optional.empty();
    }
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  /** The study in the text format, each lane a label. */
  static String text(StudyStatus status) {
    StringBuilder text = new StringBuilder();
    head(text, "haetae_visits_total", "counter", "Visits that ended, controls among them.");
    for (LaneStatus lane : status.lanes()) {
      new TreeMap<>(lane.outcomes())
          .forEach(
              (outcome, visits) ->
                  text.append("haetae_visits_total{lane=\"")
                      .append(escaped(lane.lane()))
                      .append("\",outcome=\"")
                      .append(escaped(outcome))
                      .append("\"} ")
                      .append(visits)
                      .append('\n'));
    }
    gauge(text, status, "haetae_due", "Listings that are due now.", LaneStatus::due);
    gauge(text, status, "haetae_gaps", "Slots that ended without a look.", LaneStatus::gaps);
    gauge(text, status, "haetae_events", "Confirmed changes of listings.", LaneStatus::events);
    gauge(
        text,
        status,
        "haetae_lane_working",
        "Whether a process works on the lane.",
        lane -> lane.working() ? 1 : 0);
    gauge(
        text,
        status,
        "haetae_lane_held_until_timestamp_seconds",
        "Until when the site's refusal holds the lane; 0 if never.",
        lane -> lane.heldUntil().map(Instant::getEpochSecond).orElse(0L));
    gauge(
        text,
        status,
        "haetae_lane_next_due_timestamp_seconds",
        "When the lane has something to do next; 0 if never again.",
        lane -> lane.nextDue().map(Instant::getEpochSecond).orElse(0L));
    return text.toString();
  }

  private static void gauge(
      StringBuilder text,
      StudyStatus status,
      String name,
      String help,
      Function<LaneStatus, Number> value) {
    head(text, name, "gauge", help);
    for (LaneStatus lane : status.lanes()) {
      text.append(name)
          .append("{lane=\"")
          .append(escaped(lane.lane()))
          .append("\"} ")
          .append(value.apply(lane))
          .append('\n');
    }
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
