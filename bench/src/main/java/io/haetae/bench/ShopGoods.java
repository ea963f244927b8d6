package io.haetae.bench;

import io.haetae.core.browse.Bytes;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** What {@link VisitShop} serves; always the same for the same number. */
final class ShopGoods {
  private static final int PHOTOGRAPHS = 14;
  private static final int SHARED = 6;
  private static final int PICTURES = 16;
  private static final int SIDE = 800;
  private static final int SPOTS = 260;
  private static final int DOCUMENT_BYTES = 112_000;
  private static final int STATE_BYTES = 60_000;
  private static final int LIBRARY_BYTES = 220_000;
  private static final int SCRIPT_BYTES = 80_000;
  private static final int STYLE_BYTES = 60_000;
  private static final int MARKER = 2;

  private final List<byte[]> pictures = new ArrayList<>();
  private final Answer library;
  private final Answer script;
  private final Answer style;

  /** An answer; its content is compressed or not, as {@code gzip} says. */
  record Answer(String mediaType, boolean gzip, Bytes content) {}

  /** Makes what all pages share. */
  ShopGoods() throws IOException {
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(picture(i));
    }
    library = compressed("text/javascript", modules(LIBRARY_BYTES));
    script = compressed("text/javascript", modules(SCRIPT_BYTES) + resource("shop.js"));
    style = compressed("text/css", resource("shop.css") + rules());
  }

  /** An item's page; a token makes it unlike the others. */
  Answer page(int number, String token, String files, String photographs) throws IOException {
    String state = state(number, token, photographs);
    StringBuilder page =
        new StringBuilder("<!doctype html><html lang=ko><head><meta charset=utf-8><title>")
            .append(title(number))
            .append("</title><link rel=icon href='data:,'><link rel=stylesheet href='")
            .append(files)
            .append("/style.css'><script type='application/ld+json'>")
            .append("{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"")
            .append(title(number))
            .append("\",\"offers\":{\"@type\":\"Offer\",\"price\":12900,\"priceCurrency\":\"KRW\",")
            .append("\"availability\":\"https://schema.org/InStock\"}}</script></head><body>")
            .append("<header><ul>");
    for (int i = 0; i < 240; i++) {
      page.append("<li><a href='#").append(i).append("'>").append(Filler.text(20, i));
      page.append("</a></li>");
    }
    page.append("</ul></header><main id=root><p>Loading</p></main>");
    for (int i = 0; page.length() + state.length() < DOCUMENT_BYTES; i++) {
      page.append("<!-- ").append(Filler.text(200, i)).append(" -->");
    }
    page.append("<script id=state type='application/json'>").append(state).append("</script>");
    for (String name : List.of("library.js", "script.js")) {
      page.append("<script defer src='").append(files).append('/').append(name);
      page.append("'></script>");
    }
    return compressed("text/html; charset=utf-8", page.append("</body></html>").toString());
  }

  /** A late call's answer. */
  Answer late(String what, int number) throws IOException {
    String display = what.equals("price") ? "₩" + (1000 + number * 7919L % 90_000) : "재고 있음";
    return compressed(
        "application/json",
        "{\"display\":\"" + display + "\",\"note\":\"" + Filler.text(120, number) + "\"}");
  }

  /** A script or the style sheet. */
  Answer file(String name) {
    return switch (name) {
      case "library.js" -> library;
      case "script.js" -> script;
      default -> style;
    };
  }

  /** A photograph whose bytes no other item has: a comment in it names them. */
  Answer photograph(int number, int place) {
    byte[] base = pictures.get((number * 7 + place * 13) % PICTURES);
    byte[] comment = (number + " " + place).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    own.write(base, 0, MARKER);
    own.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (comment.length + MARKER)});
    own.writeBytes(comment);
    own.write(base, MARKER, base.length - MARKER);
    return new Answer("image/jpeg", false, Bytes.copyOf(own.toByteArray()));
  }

  /** A photograph that many items show. */
  Answer shared(int place) {
    return new Answer("image/jpeg", false, Bytes.copyOf(pictures.get(place % PICTURES)));
  }

  private static String title(int number) {
    return "장난감 자동차 " + number;
  }

  private static String state(int number, String token, String photographs) {
    String own =
        IntStream.range(0, PHOTOGRAPHS)
            .mapToObj(place -> "\"" + photographs + "/item/" + number + "/" + place + "\"")
            .collect(Collectors.joining(","));
    String others =
        IntStream.range(0, SHARED)
            .mapToObj(place -> "\"" + photographs + "/shared/" + (number + place) + "\"")
            .collect(Collectors.joining(","));
    String reviews =
        IntStream.range(0, 12)
            .mapToObj(i -> "\"" + Filler.text(200, number + i) + "\"")
            .collect(Collectors.joining(","));
    StringBuilder state =
        new StringBuilder("{\"token\":\"").append(token).append("\",\"id\":").append(number);
    state.append(",\"title\":\"").append(title(number));
    state.append("\",\"photos\":[").append(own).append("],\"others\":[").append(others);
    state.append("],\"reviews\":[").append(reviews).append("],\"choices\":[0");
    for (int i = 0; state.length() < STATE_BYTES; i++) {
      state.append(",{\"sku\":").append(number * 1000L + i).append(",\"stock\":").append(i % 50);
      state.append(",\"promo\":\"").append(Filler.text(30, i)).append("\"}");
    }
    return state.append("]}").toString();
  }

  /** Functions of which a third run at once, as a shop's bundle of libraries does. */
  private static String modules(int bytes) {
    StringBuilder script = new StringBuilder("(() => { const modules = [];\n");
    for (int i = 0; script.length() < bytes; i++) {
      script.append("modules.push(() => { let n = ").append(i).append("; const all = [];");
      script.append(" for (let c = 0; c < ").append(4 + i % 24).append("; c++) { n = (n * 31 ^ c)");
      script.append(" % 99991; all.push(n % ").append(7 + i % 90).append("); }");
      script.append(" return all.map(String).join('-') + '").append(Filler.text(40, i));
      script.append("'; });\n");
    }
    return script.append("modules.filter((m, i) => i % 3 === 0).map(m => m()); })();\n").toString();
  }

  private static String rules() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; rules.length() < STYLE_BYTES; i++) {
      rules.append(".c-").append(i).append(" { margin: ").append(i % 17).append("px; color: hsl(");
      rules.append(i * 7L % 360).append(", 60%, 40%) }\n");
    }
    return rules.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ShopGoods.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Answer compressed(String mediaType, String text) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(content)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(mediaType, true, Bytes.copyOf(content.toByteArray()));
  }

  /** A picture of some 60 kB that takes work to decode. */
  private static byte[] picture(int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(
            0, 0, new Color(random.nextInt(0x1000000)), SIDE, SIDE, new Color(seed * 99_991)));
    graphics.fillRect(0, 0, SIDE, SIDE);
    for (int i = 0; i < SPOTS; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), 48, 48);
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", file);
    return file.toByteArray();
  }
}
