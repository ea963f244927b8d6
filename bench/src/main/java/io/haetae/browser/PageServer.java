package io.haetae.browser;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * A server on loopback, with connections that stay open, of two pages: {@code /page}, which has the
 * weight of an item page (26 requests, 1.5 MB: document, style, script, 21 pictures, two late
 * calls), and {@code /huge}, which takes one body of 100 MB.
 */
final class PageServer implements AutoCloseable {
  private static final int PICTURES = 21;
  private static final int SIDE = 400;
  private static final int DOCUMENT_BYTES = 117_000;
  private static final int SCRIPT_BYTES = 100_000;
  private static final int STYLE_BYTES = 18_000;
  private static final int HUGE = 100_000_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    route("/page", "text/html; charset=utf-8", utf8(page()));
    route(
        "/style.css",
        "text/css",
        utf8(filled("body { margin: 0 }\n", "p { color: #123 }\n", STYLE_BYTES)));
    route(
        "/app.js",
        "text/javascript",
        utf8(filled("", "window.table = [1, 2, 3, 4];\n", SCRIPT_BYTES)));
    for (int i = 0; i < PICTURES; i++) {
      route("/picture" + i + ".jpg", "image/jpeg", picture(i));
    }
    route("/late", "application/json", utf8(filled("[0", ",{\"stock\":3}", 4_000) + "]"));
    route("/favicon.ico", "image/x-icon", new byte[0]);
    route("/huge", "text/html", utf8(huge("arrayBuffer")));
    route("/huge-blob", "text/html", utf8(huge("blob")));
    route("/bytes", "application/octet-stream", random(HUGE));
    server.start();
  }

  /** The address of a path. */
  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void route(String path, String mediaType, byte[] content) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
          }
        });
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><meta charset=utf-8><link rel=stylesheet href=/style.css>"
                + "<script src=/app.js></script><h1>장난감 자동차</h1>");
    for (int i = 0; i < PICTURES; i++) {
      page.append("<img width=400 height=400 src=/picture").append(i).append(".jpg>");
    }
    page.append("<script>window.state = [");
    while (page.length() < DOCUMENT_BYTES) {
      page.append("{\"sku\":\"노랑\",\"price\":12900,\"stock\":3},\n");
    }
    return page.append("{}];addEventListener('load', () => fetch('/late?1')")
        .append(".then(r => r.json()).then(() => fetch('/late?2')).then(r => r.json())")
        .append(".then(() => { window.finished = 1 }))</script>")
        .toString();
  }

  private static String huge(String how) {
    return "<!doctype html><script>fetch('/bytes').then(r => r."
        + how
        + "()).then(() => { window.finished = 1 })</script>";
  }

  private static String filled(String begin, String unit, int bytes) {
    return begin + unit.repeat(bytes / unit.length());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A picture that takes work to decode, of some 60 kB. */
  private static byte[] picture(int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 4_000; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), 24, 24);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", file);
    return file.toByteArray();
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
