package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.image.Photograph;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MatchCommandTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();

  @Test
  void explainsAPageBesideAnItemOfAWatchList() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        """
        id,name,brand,models,gtins
        N-1,전기 주전자 1.7L,필립스,KT-2041B,8595523000641
        """);
    Path page = page("Electric kettle KT2041B 1.7 L", "Philips", "8595523000641");
    assertThat(run("--json", list + "#N-1", page.toString())).isEqualTo(ExitCode.FINE);
    assertThat(out.toString())
        .contains("\"grade\":\"SameItem\"")
        .contains("equal GTIN 8595523000641")
        .contains("brand across scripts: 필립스, Philips")
        .contains("equal model token kt2041b");
  }

  @Test
  void namesAnItemThatTheListLacks() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "id,name\nN-1,Kettle\n");
    assertThat(run(list + "#N-2", list + "#N-1")).isNotEqualTo(ExitCode.FINE);
  }

  @Test
  void comparesPhotographsAsPictures() throws IOException {
    String noise = picture("noise.png", 1, 300);
    String smaller = picture("smaller.png", 1, 150);
    String other = picture("other.png", 2, 300);
    assertThat(run(noise, smaller)).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).startsWith("SamePhotograph");
    assertThat(run("--json", noise, other)).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).contains("\"samePhotograph\":false");
    Path damaged = Files.writeString(folder.resolve("damaged.jpg"), "none");
    assertThat(run(noise, damaged.toString())).isNotEqualTo(ExitCode.FINE);
  }

  @Test
  void comparesThePhotographsThatWereSavedWithAPageAndDrawsThem() throws IOException {
    Files.createDirectories(folder.resolve("page_files"));
    Files.copy(
        Path.of(picture("noise.png", 1, 300)),
        folder.resolve("page_files/kettle-1.jpg_640x640q75.jpg"));
    String page = page("Steel kettle", "Kettler", "8595523000641").toString();
    String same = picture("smaller.png", 1, 150);
    Path drawing = folder.resolve("drawing.png");

    assertThat(run("--draw", drawing.toString(), page, same)).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).startsWith("SamePhotograph").contains("of A is");
    assertThat(ImageIO.read(drawing.toFile()).getWidth()).isEqualTo(976);
    assertThat(run("--json", page, page)).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).contains("\"samePhotograph\":true", "\"leftRegion\":{\"left\":");
  }

  @Test
  void aPictureOfTheStopListNeverCounts() throws IOException {
    String noise = picture("noise.png", 1, 300);
    Path list = folder.resolve("common.txt");
    String hash = Photograph.of(Bytes.copyOf(Files.readAllBytes(Path.of(noise)))).hash().hex();
    Files.writeString(list, "# size charts\n" + hash + " seen at a shop\n");
    assertThat(run("--stop-list", list.toString(), noise, noise)).isNotEqualTo(ExitCode.FINE);
    assertThat(run(noise, noise)).isEqualTo(ExitCode.FINE);
  }

  /** Blots in places that the seed tells. */
  private String picture(String name, long seed, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.scale(side / 300.0, side / 300.0);
    Random random = new Random(seed);
    for (int blot = 0; blot < 60; blot++) {
      pen.setColor(new Color(random.nextInt(1 << 24)));
      pen.fillRect(random.nextInt(280), random.nextInt(280), 20 + random.nextInt(60), 30);
    }
    pen.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file.toString();
  }

  private Path page(String title, String brand, String gtin) throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        """
        <html><head><link rel="canonical" href="https://shop.example/p/1"><title>%1$s</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
        "name":"%1$s","brand":{"@type":"Brand","name":"%2$s"},"gtin13":"%3$s",
        "image":"https://cdn.shop.example/p/kettle-1.jpg","offers":{"@type":"Offer","price":"19.90","priceCurrency":"EUR",
        "availability":"https://schema.org/InStock"}}</script></head>
        <body><h1>%1$s</h1></body></html>
        """
            .formatted(title, brand, gtin));
    return page;
  }

  private int run(String... arguments) {
    return new CommandLine(new MatchCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
