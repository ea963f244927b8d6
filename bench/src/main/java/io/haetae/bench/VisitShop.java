package io.haetae.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A marketplace on loopback, in a process of its own so that its work is nobody's. An item page has
 * 26 requests to three origins and weighs 1.6 MB decoded: a document of 117 kB with its state, two
 * scripts that build the page, a style sheet, 14 photographs that no other item has, 6 that are
 * shared, and two late calls. Each answer takes 20 ms. The page is 1280 × 9,200 pixels.
 */
final class VisitShop implements AutoCloseable {
  /** Requests of one page. */
  static final int EXCHANGES = 26;

  private static final int DELAY_MILLIS = 20;

  private final Process process;
  private final URI origin;

  private VisitShop(Process process, URI origin) {
    this.process = process;
    this.origin = origin;
  }

  /** Starts the process and waits until it answers. */
  static VisitShop start() throws IOException {
    Process process =
        ChildProcess.of(VisitShop.class, List.of("-Dsun.net.httpserver.nodelay=true"), List.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String origin = lines.readLine();
    if (origin == null) {
      throw new IOException("the shop did not start");
    }
    return new VisitShop(process, URI.create(origin));
  }

  /** Where {@code /item/NUMBER} is, and {@code /live/NUMBER}, whose every answer has a token. */
  URI origin() {
    return origin;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * The process: tells where it answers, and ends with its input.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    ShopGoods goods = new ShopGoods();
    String files = serve(exchange -> file(exchange, goods));
    String photographs = serve(exchange -> photograph(exchange, goods));
    String pages = serve(exchange -> page(exchange, goods, files, photographs));
    System.out.println(pages);
    while (System.in.read() >= 0) {
      // Nothing is said; the end is waited for.
    }
    System.exit(0);
  }

  private static String serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", handler);
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void page(HttpExchange exchange, ShopGoods goods, String files, String photographs)
      throws IOException {
    List<String> path = path(exchange);
    int number = Integer.parseInt(path.getLast());
    if (path.getFirst().equals("item")) {
      answer(exchange, goods.page(number, "", files, photographs));
    } else if (path.getFirst().equals("live")) {
      answer(exchange, goods.page(number, UUID.randomUUID().toString(), files, photographs));
    } else {
      answer(exchange, goods.late(path.get(1), number));
    }
  }

  private static void file(HttpExchange exchange, ShopGoods goods) throws IOException {
    answer(exchange, goods.file(path(exchange).getLast()));
  }

  private static void photograph(HttpExchange exchange, ShopGoods goods) throws IOException {
    List<String> path = path(exchange);
    int place = Integer.parseInt(path.getLast());
    answer(
        exchange,
        path.getFirst().equals("shared")
            ? goods.shared(place)
            : goods.photograph(Integer.parseInt(path.get(1)), place));
  }

  private static List<String> path(HttpExchange exchange) {
    return List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
  }

  private static void answer(HttpExchange exchange, ShopGoods.Answer answer) throws IOException {
    try (exchange) {
      TimeUnit.MILLISECONDS.sleep(DELAY_MILLIS);
      exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
      exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000");
      if (answer.gzip()) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      }
      exchange.sendResponseHeaders(200, answer.content().size());
      exchange.getResponseBody().write(answer.content().toArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
