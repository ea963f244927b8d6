package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Category;
import io.haetae.core.product.Found;
import io.haetae.core.product.Particulars;
import io.haetae.core.product.Places;
import io.haetae.core.product.Product;
import io.haetae.core.product.Sold;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.SiteId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ParticularsJsonTest {
  private static final Particulars ALL =
      new Particulars(
          List.of(
              new Found<>(new Category(Optional.of("26"), Optional.of("Toys")), "s#/c/0"),
              new Found<>(new Category(Optional.of("7"), Optional.empty()), "s#/c/1")),
          Optional.of(new Found<>("US $0.43 - 1.33", "s#/p")),
          Optional.of(new Found<>("US $2.67", "s#/l")),
          Optional.of(new Found<>(LocalDate.of(2025, 5, 25), "s#/d")),
          Optional.of(new Found<>(new Sold("10,000+ sold", Optional.of(10_000L), true), "s#/n")),
          List.of(new Found<>(Country.KOREA, "s#/k")),
          new Places(Optional.of("s#/o"), Optional.of("s#/i"), Optional.empty()));

  private static Product product(Particulars particulars) {
    return new Product(
        Optional.of(new Found<>("Duck", "s#/t")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        particulars);
  }

  @Test
  void comeBackFromFactsAsTheyWere() throws Exception {
    assertThat(ProductJson.read(ProductJson.write(product(ALL)))).isEqualTo(product(ALL));
  }

  /** So that facts written before are read, and written, as they were. */
  @Test
  void areLeftOutOfFactsWhereThereAreNone() throws Exception {
    JsonNode facts = ProductJson.write(product(Particulars.NONE));
    assertThat(facts.has("particulars")).isFalse();
    assertThat(ProductJson.read(facts)).isEqualTo(product(Particulars.NONE));
  }

  @Test
  void standInAReadingsLineWithTheirPlaces() {
    Reading reading =
        new Reading(
            new SiteId("shop"),
            "1",
            PageKind.ITEM,
            Optional.empty(),
            Optional.of(new Found<>("KR", "s#/k")),
            Optional.of(product(ALL)),
            List.of(),
            List.of());
    JsonNode line = ReadingJson.of(reading, Optional.empty()).path("product");
    assertThat(line.path("categories").toString())
        .isEqualTo(
            "[{\"id\":\"26\",\"name\":\"Toys\",\"at\":\"s#/c/0\"},"
                + "{\"id\":\"7\",\"name\":null,\"at\":\"s#/c/1\"}]");
    assertThat(line.path("sold").toString())
        .isEqualTo("{\"shown\":\"10,000+ sold\",\"count\":10000,\"atLeast\":true,\"at\":\"s#/n\"}");
    assertThat(line.path("priceText").toString())
        .isEqualTo("{\"value\":\"US $0.43 - 1.33\",\"at\":\"s#/p\"}");
    assertThat(line.path("listedOn").path("value").asString()).isEqualTo("2025-05-25");
    assertThat(line.path("deliversTo").toString())
        .isEqualTo("[{\"value\":\"KR\",\"at\":\"s#/k\"}]");
    assertThat(line.path("country").asString()).isEqualTo("KR");
    assertThat(line.path("places").toString())
        .isEqualTo(
            "{\"title\":\"s#/t\",\"price\":null,\"listPrice\":null,\"seller\":null,"
                + "\"options\":\"s#/o\",\"stock\":null,\"images\":\"s#/i\",\"attributes\":null,"
                + "\"country\":\"s#/k\"}");
  }
}
