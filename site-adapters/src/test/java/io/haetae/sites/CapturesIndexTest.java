package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Bytes;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.Shared;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Reads every capture of the shared index, compares with its true answers and prints the table.
 * Only sites that have an adapter on the class path count.
 */
final class CapturesIndexTest {
  /**
   * Cells of the index that the page itself refutes: it strikes 691.32 out, says "Save $434.84" and
   * shows no other price, so 434.84 is the saving; 691.32 less 434.84 is the JSON-LD's 256.48.
   */
  private static final Map<String, String> CORRECTED =
      Map.of("aliexpress/ae-us-3256810034014368-2026-02-ldprice-mismatch.html", "256.48");

  /**
   * A cell that no reading of the page can give: the file was trimmed and names no currency, and
   * what a page does not say is never guessed.
   */
  private static final Set<String> WITHOUT_CURRENCY =
      Set.of("temu/temu-goods-detail-us-2026-09-trimmed.json");

  private static final Question ANY = new Question(Optional.empty(), Optional.empty(), List.of());

  @Test
  void everyCaptureReadsAsItsIndexRowSays() throws IOException {
    Path folder = Shared.folder("captures");
    assumeTrue(Files.isDirectory(folder), "the shared captures are not here");
    List<String> wrong = new ArrayList<>();
    List<String> table = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("INDEX.tsv"));
    int read = 0;
    for (String line : lines.subList(1, lines.size())) {
      Row row = Row.of(line);
      Path file = folder.resolve(row.file());
      Bytes content = Bytes.copyOf(Files.readAllBytes(file));
      var capture = SavedPage.capture(file.getFileName().toString(), content);
      Optional<SiteAdapter> adapter = Adapters.bestFor(capture);
      if (adapter.isPresent()) {
        read++;
        Reading reading = new GuardedAdapter(adapter.get()).read(capture);
        Verdict judged = Judge.judge(ANY, reading);
        table.add(row.line(reading, judged));
        wrong.addAll(row.differences(reading, judged));
      } else if (row.ours()) {
        wrong.add(row.file() + ": no adapter");
      }
    }
    table.forEach(System.out::println);
    assertThat(wrong).isEmpty();
    assertThat(read).isPositive();
  }

  /** One row of the index. */
  private record Row(
      String file,
      String site,
      String verdict,
      String listing,
      String price,
      String currency,
      String seller) {

    static Row of(String line) {
      List<String> cells = Arrays.asList(line.split("\t", -1));
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(4),
          cells.get(5),
          CORRECTED.getOrDefault(cells.get(0), cells.get(6)),
          WITHOUT_CURRENCY.contains(cells.get(0)) ? "" : cells.get(7),
          cells.get(8));
    }

    boolean ours() {
      return Adapters.all().stream().anyMatch(adapter -> adapter.site().value().equals(site));
    }

    String line(Reading reading, Verdict judged) {
      String kind =
          judged instanceof Verdict.Undetermined undetermined
              ? judged.kind() + ":" + undetermined.reason().stored()
              : judged.kind();
      Optional<Product> product = reading.product();
      return String.join(
          "\t",
          file,
          reading.site().value(),
          kind + (reading.page() == PageKind.SEARCH ? " search:" + reading.results().size() : ""),
          reading.listing().map(ListingId::number).orElse(""),
          reading.country().map(Found::value).orElse(""),
          product
              .flatMap(Product::price)
              .map(p -> p.value().shown().plain() + p.value().shown().currency().orElse(""))
              .orElse(""),
          product.flatMap(Product::seller).flatMap(s -> s.value().id()).orElse(""),
          Integer.toString(product.map(p -> p.options().size()).orElse(0)),
          product.flatMap(Product::title).map(Found::value).orElse(""));
    }

    List<String> differences(Reading reading, Verdict judged) {
      List<String> wrong = new ArrayList<>();
      boolean accepted =
          Arrays.stream(verdict.split("\\|")).anyMatch(one -> matches(one, reading, judged));
      if (!accepted) {
        wrong.add(file + ": verdict " + judged + ", index says " + verdict);
      }
      boolean search = verdict.startsWith("search");
      Optional<SearchHit> first = reading.results().stream().findFirst();
      Optional<Money> shown =
          search
              ? first.flatMap(SearchHit::price)
              : reading.product().flatMap(Product::price).map(f -> f.value().shown());
      Optional<String> number =
          search
              ? first.map(hit -> hit.listing().number())
              : reading.listing().map(ListingId::number);
      Optional<String> sellerId =
          search
              ? first.flatMap(SearchHit::sellerId)
              : reading.product().flatMap(Product::seller).map(Found::value).flatMap(s -> s.id());
      compare(wrong, "listing", listing, number);
      compare(wrong, "currency", currency, shown.flatMap(Money::currency));
      compare(wrong, "seller", seller, sellerId);
      boolean samePrice =
          price.isEmpty()
              || shown.filter(m -> m.amount().compareTo(new BigDecimal(price)) == 0).isPresent();
      if (!samePrice) {
        wrong.add(file + ": price " + shown + ", index says " + price);
      }
      return wrong;
    }

    private void compare(
        List<String> wrong, String what, String expected, Optional<String> actual) {
      if (!expected.isEmpty() && !actual.equals(Optional.of(expected))) {
        wrong.add(file + ": " + what + " " + actual + ", index says " + expected);
      }
    }

    private static boolean matches(String expected, Reading reading, Verdict judged) {
      List<String> parts = Arrays.asList(expected.split(":", -1));
      if (parts.get(0).equals("search")) {
        return reading.page() == PageKind.SEARCH
            && (parts.size() < 2 || reading.results().size() == Integer.parseInt(parts.get(1)));
      }
      if (!judged.kind().equals(parts.get(0))) {
        return false;
      }
      return parts.size() < 2
          || (judged instanceof Verdict.Undetermined undetermined
              && undetermined.reason().stored().equals(parts.get(1)));
    }
  }
}
