package io.haetae.bench;

import com.sun.net.httpserver.HttpServer;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Browsers;
import io.haetae.browser.Driver;
import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Vantage;
import io.haetae.matching.text.Likeness;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * How many letters of Korean body text a program for reading pictures (Tesseract 5 with its Korean
 * model, which must be installed) gets out of each picture of a capture. Both pictures are enlarged
 * to three times the page's own size first. People read worse and better than it does; a scale at
 * which it fails is no proof of anything.
 *
 * @param sizes of the letters, in CSS pixels
 */
record Legibility(List<Integer> sizes) implements Measurement {
  private static final List<String> SENTENCES =
      List.of(
          "이 제품은 어린이제품 안전 특별법에 따른 안전확인을 받지 않은 제품입니다.",
          "작은 부품이 떨어져 삼킬 위험이 있으므로 36개월 미만의 어린이는 사용할 수 없습니다.",
          "배송은 결제일로부터 영업일 기준 7일에서 15일 정도 걸리며 관세가 부과될 수 있습니다.",
          "프탈레이트계 가소제 함유량이 기준치의 269배를 초과하여 회수 조치되었습니다.",
          "색상과 치수는 화면에 따라 실제와 다를 수 있으니 구매 전에 반드시 확인하시기 바랍니다.",
          "판매자: 어느 도시 완구 유한회사, 재고 있음, 무료 배송, 30일 이내 반품 가능");
  private static final double ENLARGED = 3;
  private static final double HUNDRED = 100;

  /** Copies the list. */
  Legibility {
    sizes = List.copyOf(sizes);
  }

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("haetae-legibility-");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    List<Row> rows = new ArrayList<>();
    try (Browser browser = Browsers.start(BrowserSettings.with(Driver.DEVTOOLS))) {
      for (int size : sizes) {
        String path = "/" + size;
        server.createContext(
            path,
            exchange -> {
              byte[] page = page(size);
              exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page);
              exchange.close();
            });
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        for (Screenshot picture : pictures(browser, folder, address)) {
          String what = "letters of %d px read, %s".formatted(size, picture.view());
          double read = HUNDRED * share(read(picture, folder));
          rows.add(Row.plain(what + " at " + picture.scale(), read, "%"));
        }
      }
    } finally {
      server.stop(0);
      Workshop.delete(folder);
    }
    return rows;
  }

  private static byte[] page(int size) {
    String text = SENTENCES.stream().map(each -> "<p>" + each).collect(Collectors.joining());
    return ("<!DOCTYPE html><meta charset=utf-8><style>body { margin: 20px; color: #222;"
            + " line-height: 1.6; font: "
            + size
            + "px 'Noto Sans CJK KR', sans-serif }</style>"
            + text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<Screenshot> pictures(Browser browser, Path folder, URI address) {
    try (BrowserSession session = browser.open(Vantage.korea(), folder)) {
      session.navigate(address);
      return session.capture().screenshots();
    }
  }

  private static String read(Screenshot picture, Path folder)
      throws IOException, InterruptedException {
    byte[] file = picture.image().bytes(Integer.MAX_VALUE).toArray();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    double factor = ENLARGED / picture.scale();
    BufferedImage large =
        new BufferedImage(
            (int) (image.getWidth() * factor),
            (int) (image.getHeight() * factor),
            BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D drawing = large.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    drawing.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
    drawing.dispose();
    Path enlarged = folder.resolve("enlarged.png");
    ImageIO.write(large, "png", enlarged.toFile());
    Process tesseract =
        new ProcessBuilder("tesseract", enlarged.toString(), "stdout", "-l", "kor", "--psm", "6")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(tesseract.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tesseract.waitFor() != 0) {
      throw new IOException("tesseract could not read, or has no Korean model");
    }
    return text;
  }

  /** The share of letters that were read: one minus the edit distance, spaces aside. */
  static double share(String read) {
    String wanted = String.join("", SENTENCES).replace(" ", "");
    String found = read.replaceAll("\\s", "");
    return 1 - (double) Likeness.edits(wanted, found) / wanted.length();
  }
}
