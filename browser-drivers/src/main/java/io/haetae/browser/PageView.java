package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Screenshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tools.jackson.databind.JsonNode;

/** Our own view of the visit's page: its document and its pictures, taken without the driver. */
final class PageView {
  private static final String WORLD = "haetae";

  private static final double HUNDRED = 100;
  private static final int MAX_HEIGHT = 16_000;
  private static final int SHARP_QUALITY = 90;
  private static final int REDUCED_QUALITY = 80;
  private static final String JPEG = "jpeg";

  private final Cdp cdp;
  private final Recorder.Page page;

  PageView(Cdp cdp, Recorder.Page page) {
    this.cdp = cdp;
    this.page = page;
  }

  /**
   * The value of an expression, or of the promise that it gives, in a world of its own that the
   * page's scripts cannot reach.
   *
   * @throws CdpException if it fails or takes longer
   */
  JsonNode evaluate(String expression, Duration limit) throws CdpException {
    int world =
        cdp.call(
                page.session(),
                "Page.createIsolatedWorld",
                Map.of("frameId", page.target(), "worldName", WORLD),
                limit)
            .path("executionContextId")
            .asInt(0);
    JsonNode answer =
        cdp.call(
            page.session(),
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "contextId",
                world,
                "returnByValue",
                true,
                "awaitPromise",
                true),
            limit);
    if (answer.has("exceptionDetails")) {
      throw new CdpException(answer.path("exceptionDetails").path("text").asString("exception"));
    }
    return answer.path("result").path("value");
  }

  /** Has the page drawn at its own size, as a picture of it wants it. */
  void drawFully(Duration limit) throws CdpException {
    Emulation.Command window = Emulation.window(1);
    cdp.call(page.session(), window.method(), window.params(), limit);
  }

  /** What the window shows, pixel for pixel. */
  Screenshot viewport(Duration limit) throws CdpException {
    Map<String, Object> params = jpeg(SHARP_QUALITY);
    return picture(new Shot(Screenshot.View.VIEWPORT, JPEG, 1, 0), params, limit);
  }

  /** The whole page at a percentage of its size, at most 16,000 CSS pixels of its height. */
  Screenshot fullPage(int percent, Duration limit) throws CdpException {
    return whole(JPEG, percent / HUNDRED, jpeg(REDUCED_QUALITY), limit);
  }

  /** The whole page pixel for pixel and without loss, at most 16,000 pixels of its height. */
  Screenshot lossless(Duration limit) throws CdpException {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("format", "png");
    return whole("png", 1, params, limit);
  }

  private Screenshot whole(String format, double scale, Map<String, Object> params, Duration limit)
      throws CdpException {
    JsonNode size =
        cdp.call(page.session(), "Page.getLayoutMetrics", Map.of(), limit).path("cssContentSize");
    Map<String, Object> clip = new LinkedHashMap<>();
    clip.put("x", 0);
    clip.put("y", 0);
    clip.put("width", Math.max(Chromium.WIDTH, size.path("width").asInt(0)));
    int height = size.path("height").asInt(0);
    clip.put("height", Math.clamp(height, Chromium.HEIGHT, MAX_HEIGHT));
    clip.put("scale", scale);
    params.put("clip", clip);
    params.put("captureBeyondViewport", true);
    int cut = Math.max(0, height - MAX_HEIGHT);
    return picture(new Shot(Screenshot.View.FULL_PAGE, format, scale, cut), params, limit);
  }

  private static Map<String, Object> jpeg(int quality) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("format", JPEG);
    params.put("quality", quality);
    return params;
  }

  /** What is known of a picture before it is taken. */
  private record Shot(Screenshot.View view, String format, double scale, int cut) {}

  private Screenshot picture(Shot shot, Map<String, Object> params, Duration limit)
      throws CdpException {
    JsonNode answer = cdp.call(page.session(), "Page.captureScreenshot", params, limit);
    byte[] image = Base64.getDecoder().decode(answer.path("data").asString(""));
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new CdpException("The browser's picture is none");
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      Screenshot picture =
          new Screenshot(
              shot.view(),
              "image/" + shot.format(),
              reader.getWidth(0),
              reader.getHeight(0),
              shot.scale(),
              Bytes.copyOf(image),
              shot.cut());
      reader.dispose();
      return picture;
    } catch (IOException unreadable) {
      throw new BrowserException("The browser's picture cannot be read", unreadable);
    }
  }
}
