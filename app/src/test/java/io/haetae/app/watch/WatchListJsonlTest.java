package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchListJsonlTest {
  private static final long SEED = 20_261_123;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Random random = new Random(SEED);
    List<WatchItem> items = IntStream.range(0, 2000).mapToObj(i -> item(random, i)).toList();
    Path file = folder.resolve("watch.jsonl");
    new WatchListJsonl().write(items, file);
    WatchList read = new WatchListJsonl().read(file);
    assertThat(read.faults()).isEmpty();
    assertThat(read.items()).isEqualTo(items);
    assertThat(new WatchListImport().read(file, new PatternFinder()).items()).isEqualTo(items);
  }

  private static WatchItem item(Random random, int number) {
    return new WatchItem(
        number + text(random),
        text(random),
        text(random),
        maybe(random, () -> text(random)),
        maybe(random, () -> text(random)),
        maybe(random, () -> text(random)),
        text(random),
        several(random, () -> text(random)),
        several(random, () -> gtin(random)),
        several(random, () -> text(random)),
        several(random, () -> text(random)),
        several(
            random,
            () ->
                new ListingId(new SiteId("site-" + random.nextInt(9)), "n" + random.nextInt(999))),
        several(
            random,
            () -> URI.create("https://example.org/이미지?n=" + random.nextInt(999) + "&x=%20#a")),
        maybe(random, () -> LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000))),
        maybe(random, () -> URI.create("http://user@example.org:8080/" + random.nextInt(999))));
  }

  private static String text(Random random) {
    String[] pieces = {
      "a", " ", "\"", "\\", "\n", "해태", "é", "😀", "{", "|", ",", "/", "\u200D", "<"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static Gtin gtin(Random random) {
    String body = String.format("%012d", 1 + random.nextLong(999_999_999_999L));
    return IntStream.range(0, 10)
        .mapToObj(check -> body + check)
        .filter(digits -> Gtin.faultOf(digits).isEmpty())
        .map(Gtin::new)
        .findFirst()
        .orElseThrow();
  }

  private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private static <T> List<T> several(Random random, Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(4)).toList();
  }

  @Test
  void theFormIsThis() throws IOException {
    Path file = folder.resolve("watch.jsonl");
    WatchItem item = WatchItem.ofListings("1", "딸랑이", List.of(ListingId.parse("temu:6010995")));
    new WatchListJsonl().write(List.of(item), file);
    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"id\":\"1\",\"source\":\"command-line\",\"name\":\"딸랑이\",\"description\":\"\","
                + "\"listings\":[\"temu:6010995\"]}\n");
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("watch.jsonl"), "old");
    new WatchListJsonl().write(List.of(), file);
    assertThat(file).isEmptyFile();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void everyFaultIsReportedAtOnce() throws IOException {
    WatchList list =
        read(
            """
            {"id":"1","name":"Rattle","gtins":["4006381333932",5],"listings":["temu"],"note":1}
            {"id":"2","name":7,"models":"R-1","images":["x"],"published":"soon","note":1}

            {"id":"1"}
            {"name":"Doll"}
            {"id":
            ["id"]
            {"id":"3","id":"4"}
            {"id":"5"} {}
            """);
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("1", "2");
    assertThat(messages(list).subList(0, 11))
        .containsExactly(
            "watch.jsonl:1: note: this name is not known; docs/watch-list.md lists the names",
            "watch.jsonl:1: gtins: 5 is not text; write the value in quotation marks",
            "watch.jsonl:1: gtins: the check digit of 4006381333932 should be 1, not 2; compare it"
                + " with the number under the bar code",
            "watch.jsonl:1: listings: A listing is written site:number, such as"
                + " aliexpress:1005003750156649, not \"temu\"; write site:number",
            "watch.jsonl:2: name: 7 is not text; write the value in quotation marks",
            "watch.jsonl:2: models: it is not a list; write a list such as [\"...\"]",
            "watch.jsonl:2: images: \"x\" is not a web address; write it in full, beginning with"
                + " https://",
            "watch.jsonl:2: published: \"soon\" is not a date; write year, month and day as"
                + " 2024-10-07",
            "watch.jsonl:4: id: \"1\" is already the id of row 1; give each product an id of its own"
                + " (row left out)",
            "watch.jsonl:5: id: there is no id; give each product an id of its own (row left out)",
            "watch.jsonl:6: line: it is not JSON; write one JSON object a line (row left out)");
    assertThat(messages(list).subList(11, messages(list).size()))
        .containsExactly(
            "watch.jsonl:7: line: it is not a JSON object; write one JSON object a line (row left"
                + " out)",
            "watch.jsonl:8: line: it is not JSON; write one JSON object a line (row left out)",
            "watch.jsonl:9: line: it is not JSON; write one JSON object a line (row left out)");
  }

  @Test
  void textIsMadeHarmless() throws IOException {
    assertThat(read("{\"id\":\"1\",\"name\":\"a\\u202eb\\u0000c\"}").items().getFirst().name())
        .isEqualTo("abc");
  }

  @Test
  void deepNestingIsAFault() throws IOException {
    WatchList list = read("{\"id\":" + "[".repeat(100_000) + "\n{\"id\":\"2\"}\n");
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("2");
    assertThat(list.faults()).hasSize(1);
  }

  private WatchList read(String lines) throws IOException {
    return new WatchListJsonl().read(Files.writeString(folder.resolve("watch.jsonl"), lines));
  }

  private List<String> messages(WatchList list) {
    return list.faults().stream()
        .map(RowFault::toString)
        .map(message -> message.substring(folder.toString().length() + 1))
        .toList();
  }
}
