package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.verifier.Bundles;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a bundle in the viewer that most people open web archives with. */
final class ReplayWebPageIT {
  private static final String VIEWER = "replaywebpage@2.5.3";
  private static final String SHOP = "https://shop.example/";
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final byte[] PIXEL =
      HexFormat.of()
          .parseHex("47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b");

  @TempDir private Path archive;

  /** The viewer indexes the package in a worker, which takes long on a busy machine. */
  private static final double LONGEST_LOADING = 120_000;

  @Test
  void aBundleOpensInReplayWebPage() throws Exception {
    Path viewer = viewer();
    Path bundle = Forgery.good(archive, shop(), SampleVisit.facts());
    HttpServer server = serve(viewer, bundle.resolve(Bundles.WACZ));
    try (Playwright playwright = Playwright.create(environment());
        Browser browser = playwright.chromium().launch(options())) {
      Page page = browser.newPage();
      page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Frame replayed = replayed(page);
      assertThat(replayed.locator("h1#title").innerText()).isEqualTo("해태 Toy Car");
      assertThat(replayed.locator("h1#title").evaluate("node => getComputedStyle(node).color"))
          .isEqualTo("rgb(1, 2, 3)");
      assertThat(
              replayed
                  .locator("h1#title + img")
                  .evaluate("async node => { await node.decode(); return node.naturalWidth; }"))
          .isEqualTo(1);
    } finally {
      server.stop(0);
    }
  }

  /** The viewer nests its frames differently from one start to the next; the address is certain. */
  private static Frame replayed(Page page) {
    page.waitForCondition(
        () -> page.frames().stream().anyMatch(ReplayWebPageIT::showsTheShop),
        new Page.WaitForConditionOptions().setTimeout(LONGEST_LOADING));
    return page.frames().stream()
        .filter(ReplayWebPageIT::showsTheShop)
        .findFirst()
        .orElseThrow(() -> new AssertionError("The replayed frame went away"));
  }

  private static boolean showsTheShop(Frame frame) {
    return frame.url().endsWith("mp_/" + SHOP + "item/1.html");
  }

  private static Capture shop() {
    Capture sample = SampleVisit.capture(1);
    String html =
        "<!doctype html><meta charset=utf-8><title>Toy</title><link rel=stylesheet href=a.css>"
            + "<h1 id=title>해태 Toy Car</h1><img src=/a.gif>";
    return new Capture(
        Optional.of(URI.create(SHOP + "item/1.html")),
        Optional.of(URI.create(SHOP + "item/1.html")),
        sample.openedAt(),
        sample.closedAt(),
        new Capture.Loaded(),
        List.of(
            answer(1, "item/1.html", ResourceKind.DOCUMENT, "text/html", Bytes.utf8(html)),
            answer(
                2,
                "item/a.css",
                ResourceKind.ASSET,
                "text/css",
                Bytes.utf8("h1 { color: rgb(1, 2, 3) }")),
            answer(3, "a.gif", ResourceKind.ASSET, "image/gif", Bytes.copyOf(PIXEL))),
        Optional.of(html),
        Optional.of("해태 Toy Car"),
        sample.screenshots(),
        List.of(),
        sample.vantage(),
        sample.browser());
  }

  private static Exchange answer(
      int number, String path, ResourceKind kind, String type, Bytes body) {
    Headers headers =
        new Headers(
            List.of(new Header("Content-Type", type), new Header("Content-Encoding", "br")));
    return new Exchange(
        number,
        URI.create(SHOP + path),
        "GET",
        Headers.none(),
        Optional.empty(),
        kind,
        SampleVisit.capture(1).openedAt().plusMillis(number),
        Duration.ofMillis(1),
        Exchange.Connection.unknown(),
        new Exchange.Response(
            200, "", headers, Optional.empty(), body, BodyForm.CONTENT_DECODED, Optional.empty()));
  }

  /** The viewer's folder; its package is unpacked alone, as it needs no other to run. */
  private static Path viewer() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target/replay").toAbsolutePath());
    Path unpacked = folder.resolve("package");
    if (!Files.isRegularFile(unpacked.resolve("sw.js"))) {
      run(folder, "npm", "pack", VIEWER, "--silent");
      run(
          folder,
          "tar",
          "-xzf",
          VIEWER.replace('@', '-') + ".tgz",
          "package/ui.js",
          "package/sw.js");
    }
    return unpacked;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static HttpServer serve(Path viewer, Path wacz) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String html =
        "<!doctype html><script src=/ui.js></script><replay-web-page source=/capture.wacz url='"
            + SHOP
            + "item/1.html' embed=replayonly replayBase=/replay/></replay-web-page>";
    server.createContext(
        "/", call -> answer(call, "text/html", html.getBytes(StandardCharsets.UTF_8)));
    // Until the viewer's service worker is in charge, the server must answer as it does.
    String frame = "<!doctype html><script src=/ui.js></script><replay-app-main></replay-app-main>";
    server.createContext(
        "/replay/", call -> answer(call, "text/html", frame.getBytes(StandardCharsets.UTF_8)));
    server.createContext(
        "/ui.js",
        call -> answer(call, "text/javascript", Files.readAllBytes(viewer.resolve("ui.js"))));
    server.createContext(
        "/replay/sw.js",
        call -> answer(call, "text/javascript", Files.readAllBytes(viewer.resolve("sw.js"))));
    server.createContext(
        "/capture.wacz", call -> answer(call, "application/zip", Files.readAllBytes(wacz)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  /** Answers with the content, or the range of it that is asked for. */
  private static void answer(HttpExchange call, String type, byte[] content) throws IOException {
    byte[] sent = content;
    int status = 200;
    String range = call.getRequestHeaders().getFirst("Range");
    if (range != null) {
      String[] bounds = range.substring("bytes=".length()).split("-", -1);
      int first =
          bounds[0].isEmpty()
              ? Math.max(0, content.length - Integer.parseInt(bounds[1]))
              : Integer.parseInt(bounds[0]);
      int last =
          bounds[0].isEmpty() || bounds[1].isEmpty()
              ? content.length - 1
              : Math.min(content.length - 1, Integer.parseInt(bounds[1]));
      sent = Arrays.copyOfRange(content, first, last + 1);
      status = 206;
      call.getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, content.length));
    }
    call.getResponseHeaders().set("Content-Type", type);
    call.getResponseHeaders().set("Accept-Ranges", "bytes");
    boolean head = call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, head || sent.length == 0 ? -1 : sent.length);
    if (!head) {
      call.getResponseBody().write(sent);
    }
    call.close();
  }

  private static Playwright.CreateOptions environment() {
    return new Playwright.CreateOptions()
        .setEnv(
            Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                onPath("node").toString()));
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(onPath("chromium-headless-shell", "chromium"))
        .setArgs(ARGUMENTS);
  }

  private static Path onPath(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("None on the path: " + List.of(names)));
  }
}
