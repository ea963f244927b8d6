package io.haetae.app.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.Samples;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsReportTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-25T00:00:00Z");

  @TempDir static Path made;

  @TempDir Path folder;

  @BeforeAll
  static void anArchive() throws IOException {
    FindingsArchive.write(made);
  }

  @Test
  void theReportSaysWhatTheFiguresSay() throws IOException {
    Document page = Jsoup.parse(write(Shown.BOTH));

    assertThat(page.select("h2 .en").eachText())
        .containsExactly(
            "0. Summary",
            "1. Scope",
            "2. Method",
            "3. Results by status",
            "4. Time to takedown",
            "5. Relisting",
            "Confirmed relistings",
            "6. By site, category, hazard and seller",
            "The course of each listing",
            "7. Data quality",
            "8. Right of reply",
            "9. Corrections",
            "Annex 1. Evidence",
            "Annex 2. How to verify",
            "Annex 3. Raw data and codebook");
    assertThat(row(page, "K1 v2"))
        .as("six of fourteen determined; two unknown")
        .contains("42.9 %", "6 / 14", "37.5 % – 50.0 %");
    assertThat(row(page, "K4.7d v2")).contains("14.3 %");
    assertThat(row(page, "K2.first v1")).as("both stood at the first look").contains("100.0 %");
    assertThat(row(page, "K5.180d v2 R0")).contains("33.3 %", "4 / 12");
    assertThat(row(page, "K4.median v2")).contains("1.7일 – 2.8일", "1.7 days – 2.8 days");
    assertThat(row(page, "K5.180d v2")).contains("Withheld");
    assertThat(page.select("section:has(#summary)").text())
        .contains("Figures that are withheld, and why", "Visits kept out");
  }

  @Test
  void everyPictureHasItsWordsAndItsTable() throws IOException {
    Document page = Jsoup.parse(write(Shown.EN));

    assertThat(page.select("figure:not(.pair)")).hasSize(4);
    assertThat(page.select("figure:not(.pair)"))
        .allSatisfy(
            figure -> {
              assertThat(figure.select("img").attr("alt")).isNotBlank();
              assertThat(figure.select("table tbody tr")).isNotEmpty();
            });
    assertThat(page.select(".strips tbody tr")).hasSize(16);
    Element strip = page.select(".strips tbody tr").get(0);
    assertThat(strip.select(".words .en").text())
        .as("days are Korean; the wall of a day never visited stays a gap")
        .contains(
            "2026-11-02~2026-11-04 orderable",
            "2026-11-05~2026-11-06 removed or blocked",
            "2026-11-19 orderable");
    assertThat(page.select(".strips").text()).contains("2026-11-02~2026-11-06 undetermined");
    assertThat(page.select("html").attr("class")).isEqualTo("only-en");
  }

  @Test
  void onlyConfirmedRelistingsAreShownWithWhatIsInTheArchive() throws IOException {
    Document page = Jsoup.parse(write(Shown.EN));

    assertThat(page.select("figure.pair figcaption").eachText())
        .containsExactly("P1 R2", "P2 R1", "P4 R3");
    assertThat(page.select("figure.pair dd .en").eachText())
        .containsExactly(
            "readers: 2 (computed probability 0.90)",
            "identifier GTIN (computed probability 0.90)",
            "readers: 1 (computed probability 0.90)");
    assertThat(page.select("figure.pair img").eachAttr("alt"))
        .as("a file outside of the archive is none of its pictures")
        .containsExactly("temu:101 및 temu:1081의 제품 사진 / Photographs of temu:101 and of temu:1081");
  }

  @Test
  void hostileTextStaysText() throws IOException {
    String text = write(Shown.BOTH);
    Document page = Jsoup.parse(text);

    assertThat(page.select("script, iframe, object, [onerror], link[rel=stylesheet]")).isEmpty();
    assertThat(page.select("img[src]").eachAttr("src"))
        .allSatisfy(source -> assertThat(source).matches("data:image/(svg\\+xml|jpeg);base64,.*"));
    assertThat(text).doesNotContain("\u202E");
    assertThat(page.select("section:has(#replies)").text())
        .contains("We removed it.", "<script>alert(1)</script>", "[e-mail]", "[telephone]")
        .doesNotContain("lee@platform.example", "1234-5678");
    assertThat(page.select("section:has(#corrections)").text()).contains("<b>판매자 표기를 고침</b>");
  }

  @Test
  void hostileWordsOfAStudyStayWordsInPageAndTables() throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(made, Samples.CLOCK)) {
      Path page =
          FindingsReport.write(
              made,
              archive,
              FindingsSamples.hostile(folder),
              Optional.empty(),
              WRITTEN,
              Shown.BOTH,
              folder.resolve("out"));
      String text = Files.readString(page);
      Document report = Jsoup.parse(text);

      assertThat(report.select("script, iframe, object, [onerror], img[src=x]")).isEmpty();
      assertThat(text).doesNotContain("\u202E");
      assertThat(report.select("p.study").text()).startsWith("=HYPERLINK(");
      assertThat(report.select("section:has(#parts)").text())
          .contains("@=HYPERLINK(", "+=HYPERLINK(", "<script>alert(1)</script>");
    }
    List<CSVRecord> parts =
        table("figures.csv").stream()
            .filter(row -> List.of("category", "hazard").contains(row.get("group_by")))
            .toList();
    assertThat(parts)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.get("group")).matches("'[@+]=HYPERLINK.*").doesNotContain("\u202E"));
  }

  @Test
  void thePartsAreGivenFigureByFigureWithTheirRefusals() throws IOException {
    Document page = Jsoup.parse(write(Shown.EN));
    Element sites =
        page.select("section:has(#parts) table").stream()
            .filter(table -> table.select("caption").text().contains("Figures by site"))
            .findFirst()
            .orElseThrow();

    assertThat(sites.select("tr.of .vantage").eachText())
        .containsExactly(
            "K1 v2",
            "K2.first v1",
            "K2.7d v1",
            "K3 v2",
            "K4.median v2",
            "K4.7d v2",
            "K5.30d v2 R0",
            "K5.180d v2 R0",
            "K5b v2 R0");
    assertThat(part(sites, "K1 v2"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("42.9 %", "3 / 7", "37.5 % – 50.0 %"));
    assertThat(part(sites, "K2.first v1"))
        .as("one report on each site")
        .allSatisfy(row -> assertThat(row).contains("fewer than five"));
    assertThat(part(sites, "K5.180d v2 R0"))
        .allSatisfy(row -> assertThat(row).contains("33.3 %", "2 / 6"));
    assertThat(page.select("section:has(#summary) ul.quality .label .en").eachText())
        .contains(
            "Pages fetched",
            "Precision of the matcher, by its readers",
            "Clock offset (time-stamp less own clock, median)");
  }

  /** The rows below the head of a figure. */
  private static List<String> part(Element table, String figure) {
    return table.select("tbody").stream()
        .filter(body -> body.select("tr.of .vantage").text().equals(figure))
        .flatMap(body -> body.select("tr:not(.of)").stream())
        .map(Element::text)
        .toList();
  }

  @Test
  void theRawDataNameNoSellerAndHoldNoFormula() throws IOException {
    write(Shown.BOTH);
    List<CSVRecord> observations = table("observations.csv");
    List<CSVRecord> figures = table("figures.csv");

    assertThat(observations).hasSize(180);
    assertThat(observations)
        .allSatisfy(
            row -> {
              assertThat(row.get("seller_name")).isEmpty();
              assertThat(row.get("seller_id")).matches("(seller-[0-9a-f]{12})?");
              assertThat(row.get("title")).matches("(?s)|'=.*");
            });
    assertThat(table("events.csv")).as("twelve removals and four returns").hasSize(16);
    assertThat(figures)
        .filteredOn(row -> row.get("id").equals("K5.180d") && row.get("group").equals("R0"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("denominator")).isEqualTo("12.0"));
    assertThat(table("figures.csv.codebook.csv")).hasSize(18);
  }

  @Test
  void theMomentCutsObservationsBeforeTheyAreFolded() throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(made, Samples.CLOCK)) {
      Path page =
          FindingsReport.write(
              made,
              archive,
              FindingsSamples.DECLARED,
              Optional.of(FindingsSamples.START.plusSeconds(5 * 86_400)),
              WRITTEN,
              Shown.BOTH,
              folder.resolve("out"));

      assertThat(row(Jsoup.parse(Files.readString(page)), "K5.180d v2 R0"))
          .contains("0.0 % – 100.0 %");
      assertThat(table("observations.csv")).hasSize(120);
      assertThatThrownBy(
              () ->
                  FindingsReport.write(
                      made,
                      archive,
                      FindingsSamples.DECLARED,
                      Optional.empty(),
                      WRITTEN,
                      Shown.BOTH,
                      folder.resolve("out")))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
  }

  @Test
  void theStudysFileGivesCategoriesAndItsStatement() throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(made, Samples.CLOCK)) {
      Path page =
          FindingsReport.write(
              made,
              archive,
              FindingsSamples.withStudy(folder),
              Optional.empty(),
              WRITTEN,
              Shown.EN,
              folder.resolve("out"));
      Document report = Jsoup.parse(Files.readString(page));

      assertThat(report.select("table.heat thead th").eachText())
          .element(1, STRING)
          .isEqualTo("shein");
      assertThat(report.select("table.heat tbody tr").eachText())
          .singleElement(STRING)
          .as("three of seven on each site, one unknown")
          .startsWith("Toys <b>")
          .endsWith("43 % 3/7 43 % 3/7");
      assertThat(report.select("section:has(#parts)").text()).contains("Choking");
      assertThat(report.select("section:has(#scope)").text())
          .contains("Sampling frame", "Legal basis", "no rates of the market");
    }
  }

  @Test
  void manyListingsStandOnPagesOfTheirOwn() throws IOException {
    try (ArchiveDatabase archive = FindingsSamples.large(folder, FindingsReport.A_PAGE + 10)) {
      Path page =
          FindingsReport.write(
              folder,
              archive,
              FindingsSamples.DECLARED,
              Optional.empty(),
              WRITTEN,
              Shown.KO,
              folder.resolve("out"));
      Document first = Jsoup.parse(Files.readString(page));
      Document second = Jsoup.parse(Files.readString(page.resolveSibling("listings-0002.html")));

      assertThat(first.select(".strips tbody tr")).hasSize(FindingsReport.A_PAGE);
      assertThat(first.select(".pages a").eachAttr("href")).containsExactly("listings-0002.html");
      assertThat(second.select(".strips tbody tr")).hasSize(10);
      assertThat(second.select(".pages a").eachAttr("href")).containsExactly("report.html");
    }
  }

  private String write(Shown shown) throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.openExisting(made, Samples.CLOCK)) {
      Path page =
          FindingsReport.write(
              made,
              archive,
              FindingsSamples.DECLARED,
              Optional.empty(),
              WRITTEN,
              shown,
              folder.resolve("out"));
      return Files.readString(page);
    }
  }

  private List<CSVRecord> table(String name) throws IOException {
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(folder.resolve("out/data").resolve(name)))) {
      return parser.getRecords();
    }
  }

  /** The row of the figure with this name and version. */
  private static String row(Document page, String name) {
    return page.select("table.numbers tbody tr").stream()
        .filter(tr -> tr.select("th .vantage").text().equals(name))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
