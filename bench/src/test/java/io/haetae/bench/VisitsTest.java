package io.haetae.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What whole visits are measured with, without a browser. */
final class VisitsTest {
  @Test
  void thePageHasTheWeightOfAnItemPage() throws IOException {
    ShopGoods goods = new ShopGoods();
    String page = text(goods.page(7, "", "http://f", "http://p"));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(110_000, 160_000);
    assertThat(page).contains("http://f/library.js", "http://f/style.css", "schema.org/InStock");
    assertThat(page.split("http://p/", -1)).hasSize(21);
    long photographs = 0;
    for (int place = 0; place < 14; place++) {
      photographs += goods.photograph(7, place).content().size();
    }
    assertThat(photographs / 14).isBetween(40_000L, 80_000L);
    assertThat(goods.photograph(7, 1).content()).isNotEqualTo(goods.photograph(8, 1).content());
    assertThat(text(goods.late("price", 7))).contains("\"display\":\"₩56433\"");
  }

  @Test
  void theShopAnswersFromAProcessOfItsOwn() throws IOException, InterruptedException {
    try (VisitShop shop = VisitShop.start();
        HttpClient client = HttpClient.newHttpClient()) {
      URI late = shop.origin().resolve("/api/stock/3");
      var answer = client.send(HttpRequest.newBuilder(late).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(unpacked(answer.body())).startsWith("{\"display\":\"재고 있음\"");
    }
  }

  @Test
  void whatAProcessUsedIsReadWithItsKind() throws IOException {
    long own = ProcessHandle.current().pid();
    Map<Long, String> processes = new ProcessUsage(own).processes();
    assertThat(processes).containsEntry(own, "java");
    assertThat(ProcessUsage.cpu(processes).get("java")).isPositive();
    assertThat(ProcessUsage.memory(processes)).isGreaterThan(1 << 20);
  }

  @Test
  void aPartOfChromiumIsKnownByItsType() {
    assertThat(ProcessUsage.kind("/usr/bin/chromium --headless")).isEqualTo("browser");
    assertThat(ProcessUsage.kind("/x/chromium-headless-shell --type=zygote --no-sandbox"))
        .isEqualTo("renderer");
    assertThat(ProcessUsage.kind("/x/chromium --type=gpu-process")).isEqualTo("gpu-process");
    assertThat(ProcessUsage.kind("/usr/bin/node run --type=x")).isEqualTo("node");
    assertThat(ProcessUsage.kind("")).isEqualTo("ended");
  }

  @Test
  void aRunWhoseBrowserWasReplacedIsNoFigure() throws IOException {
    Map<Long, String> before = Map.of(1L, "node", 2L, "browser", 3L, "renderer");
    VisitRun.requireSameBrowsers(before, Map.of(1L, "node", 2L, "browser", 4L, "renderer"));

    assertThatIOException()
        .isThrownBy(() -> VisitRun.requireSameBrowsers(before, Map.of(1L, "node", 5L, "browser")))
        .withMessageContaining("a browser was replaced");
  }

  @Test
  void lettersThatAreMissingOrWrongWereNotRead() {
    assertThat(Legibility.share("")).isZero();
    assertThat(Legibility.share("이 제품은")).isBetween(0.01, 0.03);
  }

  @Test
  void cpuBetweenTwoSamplesIsShared() {
    StageTimes times = new StageTimes();
    Instant start = Instant.parse("2026-11-26T10:00:00Z");
    times.sample(start, 4);
    times.sample(start.plusMillis(100), 6);
    assertThat(times.at(start.minusMillis(5))).isEqualTo(4);
    assertThat(times.at(start.plusMillis(25))).isEqualTo(4.5, within(1e-9));
    assertThat(times.at(start.plusMillis(105))).isEqualTo(6);
  }

  @Test
  void anOptionAloneMeansWholeVisits() {
    assertThat(BenchOptions.of(List.of("--vs", "crawlee,cdp", "--lanes", "2", "--rounds", "1")))
        .isEqualTo(
            new BenchOptions(
                List.of("visits"),
                List.of(Contender.CRAWLEE, Contender.CDP),
                List.of(2),
                100,
                1,
                80,
                65,
                List.of(1_000L, 10_000L),
                Optional.empty()));
    assertThat(BenchOptions.of(List.of("seal")).names()).containsExactly("seal");
    assertThat(BenchOptions.of(List.of("growth", "--sizes", "10,20", "--keep", "/a")))
        .returns(List.of(10L, 20L), BenchOptions::sizes)
        .returns(Optional.of(Path.of("/a")), BenchOptions::kept)
        .returns(List.of("growth"), BenchOptions::names);
    for (List<String> wrong :
        List.of(List.of("--vs", "curl"), List.of("--lanes", "0"), List.of("--lanes"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> BenchOptions.of(wrong));
    }
  }

  private static String text(ShopGoods.Answer answer) throws IOException {
    return unpacked(answer.content().toArray());
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
