package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {
  private static final String KOREAN =
      """
      관리번호,제품명,브랜드,모델명,바코드,KC인증번호,위해내용,공표일,판매URL,사진URL,출처
      K-1,유아용 딸랑이,해태완구,RT-1|RT-2,4006381333931,CB061R2170-3018,질식 위험,2024.10.07,\
      https://ko.aliexpress.com/item/1005003750156649.html,https://example.org/1.jpg,KATS
      """;

  @TempDir Path folder;

  @Test
  void everyColumnIsRead() throws IOException {
    String csv =
        """
        id,name,brand,model,gtin,kc,sku,category,hazard,description,url,listing,image,published,\
        source,reference
        N-1,Rattle,Acme,"R-1, R-2",4006381333931|6 997201 732189,CB061R2170-3018,Yellow|Red, L,x,y
        """;
    assertThat(read(csv.replace("Yellow|Red, L,x,y", row())).items())
        .containsExactly(
            new WatchItem(
                "N-1",
                "KATS",
                "Rattle",
                Optional.of("Acme"),
                Optional.of("Toys"),
                Optional.of("Choking"),
                "Small parts.\nSold online.",
                List.of("R-1", "R-2"),
                List.of(new Gtin("4006381333931"), new Gtin("6997201732189")),
                List.of("CB061R2170-3018"),
                List.of("Yellow, L", "Red"),
                List.of(
                    ListingId.parse("temu:601099512345678"),
                    ListingId.parse("aliexpress:1005003750156649"),
                    ListingId.parse("aliexpress:1005003750156650")),
                List.of(
                    URI.create("https://example.org/1.jpg"),
                    URI.create("https://example.org/2.jpg")),
                Optional.of(LocalDate.of(2024, 10, 7)),
                Optional.of(URI.create("https://example.org/notice"))));
  }

  private static String row() {
    return "\"Yellow, L|Red\",Toys,Choking,\"Small parts.\r\nSold online.\","
        + "https://www.aliexpress.com/item/1005003750156649.html|"
        + "https://www.aliexpress.com/item/1005003750156650.html,temu:601099512345678,"
        + "https://example.org/1.jpg https://example.org/2.jpg,07/10/2024,KATS,"
        + "https://example.org/notice";
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "x-windows-949", "EUC-KR", "UTF-16"})
  void koreanIsReadInEveryEncoding(String charset) throws IOException {
    assertKorean(read(KOREAN.getBytes(Charset.forName(charset))));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
    assertKorean(read("\uFEFF" + KOREAN));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void otherSeparatorsAreTold(String separator) throws IOException {
    assertKorean(read(KOREAN.replace(",", separator)));
  }

  private static void assertKorean(WatchList list) {
    assertThat(list.faults()).isEmpty();
    assertThat(list.items()).hasSize(1);
    WatchItem item = list.items().getFirst();
    assertThat(item.id()).isEqualTo("K-1");
    assertThat(item.name()).isEqualTo("유아용 딸랑이");
    assertThat(item.brand()).contains("해태완구");
    assertThat(item.models()).containsExactly("RT-1", "RT-2");
    assertThat(item.certificates()).containsExactly("CB061R2170-3018");
    assertThat(item.hazard()).contains("질식 위험");
    assertThat(item.published()).contains(LocalDate.of(2024, 10, 7));
    assertThat(item.listings()).containsExactly(ListingId.parse("aliexpress:1005003750156649"));
    assertThat(item.source()).isEqualTo("KATS");
  }

  @Test
  void rowsAboveTheHeaderAndBlankRowsAreSkipped() throws IOException {
    WatchList list = read("리콜 목록,,\n\n관리번호,제품명\nK-1,딸랑이\n,\n\nK-2,인형\n");
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("K-1", "K-2");
    assertThat(list.faults()).isEmpty();
  }

  @Test
  void unknownColumnsAreReportedOnce() throws IOException {
    WatchList list = read("id,name,담당자,Title\n1,Rattle,kim,Other\n2,Doll,lee,Other\n");
    assertThat(list.items()).extracting(WatchItem::name).containsExactly("Rattle", "Doll");
    assertThat(messages(list))
        .containsExactly(
            "list.csv:1: 담당자: this column is not known; docs/watch-list.md lists the columns",
            "list.csv:1: Title: an earlier column means the same; leave one of the two columns out");
  }

  @Test
  void everyFaultIsReportedAtOnceAndGoodFieldsStay() throws IOException {
    WatchList list =
        read(
            """
            id,name,gtin,url,listing,image,published,reference
            1,Rattle,4006381333932,http://x,aliexpress,ftp://a/b,31/02/2024,nowhere
            2,Doll,number,https://www.aliexpress.com/,Bad Site:1,https://exa mple,soon,
            """);
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("1", "2");
    assertThat(list.items()).allMatch(item -> item.gtins().isEmpty() && item.listings().isEmpty());
    assertThat(messages(list))
        .containsExactly(
            "list.csv:2: gtin: the check digit of 4006381333932 should be 1, not 2; compare it with"
                + " the number under the bar code",
            "list.csv:2: listing: A listing is written site:number, such as"
                + " aliexpress:1005003750156649, not \"aliexpress\"; write site:number",
            "list.csv:2: url: \"http://x\" is not the page of one item on a known site; open the"
                + " item's own page and copy its address",
            "list.csv:2: image: \"ftp://a/b\" is not a web address; write it in full, beginning with"
                + " https://",
            "list.csv:2: published: \"31/02/2024\" is not a date; write year, month and day as"
                + " 2024-10-07",
            "list.csv:2: reference: \"nowhere\" is not a web address; write it in full, beginning"
                + " with https://",
            "list.csv:3: gtin: \"number\" is not a number; write the number under the bar code, or"
                + " nothing",
            "list.csv:3: listing: A listing is written site:number, such as"
                + " aliexpress:1005003750156649, not \"Bad\"; write site:number",
            "list.csv:3: listing: A site id is lower-case letters, digits, dots and hyphens, not"
                + " \"Site\"; write site:number",
            "list.csv:3: url: \"https://www.aliexpress.com/\" is not the page of one item on a known"
                + " site; open the item's own page and copy its address",
            "list.csv:3: image: \"mple\" is not a web address; write it in full, beginning with"
                + " https://",
            "list.csv:3: published: \"soon\" is not a date; write year, month and day as 2024-10-07");
  }

  @Test
  void rowsWithoutAnIdOrWithOneTwiceAreLeftOut() throws IOException {
    WatchList list = read("id,name\n1,Rattle\n,Doll\n1,Ball\n" + "x".repeat(201) + ",Car\n");
    assertThat(list.items()).extracting(WatchItem::name).containsExactly("Rattle");
    assertThat(messages(list))
        .containsExactly(
            "list.csv:3: id: there is no id; give each product an id of its own (row left out)",
            "list.csv:4: id: \"1\" is already the id of row 2; give each product an id of its own"
                + " (row left out)",
            "list.csv:5: id: \""
                + "x".repeat(120)
                + "...\" is too long; use at most 200 characters (row left out)");
  }

  @Test
  void aRowNeedsSomethingToLookFor() throws IOException {
    WatchList list =
        read(
            """
            id,name,brand,model,gtin,description
            1,,Acme,R-1,,
            2,,Acme,,4006381333931,
            3,,Acme,,,a rattle
            """);
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("1", "2");
    assertThat(messages(list))
        .containsExactly(
            "list.csv:3: name: there is no name; write the product's name, or its brand and model",
            "list.csv:4: name: there is nothing to look for: no name, number or listing; write the"
                + " product's name, or its brand and model (row left out)");
  }

  @Test
  void aRowThatCannotBeParsedCostsThatRowAlone() throws IOException {
    WatchList list =
        read(
            """
            id,name,description
            1,Rattle,"said ""no"", twice"
            2,"Doll,open
            3,"Ball" red,trailing
            4,Pipe 5" wide,stray quote
            5,Car,"two
            lines"
            6,Kite,a,b
            7,Top,spinning
            """);
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("1", "4", "5", "7");
    assertThat(list.items().get(1).name()).isEqualTo("Pipe 5\" wide");
    assertThat(list.items().get(2).description()).isEqualTo("two\nlines");
    String broken =
        "row: a quotation mark is not closed, or text follows a closing one; close the quotation"
            + " mark, or write it twice inside a text (row left out)";
    assertThat(messages(list))
        .containsExactly(
            "list.csv:3: " + broken,
            "list.csv:4: " + broken,
            "list.csv:7: row: it has 4 cells, the header 3; put a text that holds the separator in"
                + " quotation marks (row left out)");
  }

  @Test
  void listingsInFreeTextAreFoundAcrossFields() throws IOException {
    WatchList list =
        read("id,name,model,description\n1,Rattle,1005003750156649,Sold via AliExpress.\n");
    assertThat(list.items().getFirst().listings())
        .containsExactly(ListingId.parse("aliexpress:1005003750156649"));
  }

  @Test
  void addressesInFreeTextMayBeAnybodysAndAreNotTaken() throws IOException {
    WatchList list =
        read("id,name,description\n1,Rattle,see https://de.aliexpress.com/item/12.html.\n");
    assertThat(list.items().getFirst().listings()).isEmpty();
    assertThat(list.faults()).isEmpty();
  }

  @Test
  void rowsBeyondTheLimitAreReported() throws IOException {
    String csv =
        IntStream.rangeClosed(1, 9).mapToObj(i -> i + ",Rattle\n").collect(Collectors.joining());
    ImportLimits limits = new ImportLimits(10_000, 5, 1000, 1000, 10_000, 100);
    WatchList list =
        new WatchListImport(limits).read(write("id,name\n" + csv), new PatternFinder());
    assertThat(list.items()).hasSize(5);
    assertThat(messages(list))
        .containsExactly(
            "list.csv:7: file: there are more than 5 rows; this one and all after it; split the"
                + " file (row left out)");
  }

  @Test
  void longLinesAndFieldsAreReported() throws IOException {
    ImportLimits limits = new ImportLimits(10_000, 5, 100, 20, 10_000, 100);
    String csv =
        "id,name,hazard\n1,"
            + "x".repeat(200)
            + ",a\n2,Rattle,"
            + "y".repeat(21)
            + "\n3,Doll,"
            + "z".repeat(20);
    WatchList list = new WatchListImport(limits).read(write(csv), new PatternFinder());
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("2", "3");
    assertThat(list.items().getFirst().hazard()).isEmpty();
    assertThat(messages(list))
        .containsExactly(
            "list.csv:2: row: the line is longer than 100 characters; close the quotation mark, or"
                + " write it twice inside a text (row left out)",
            "list.csv:3: hazard: it has more than 20 characters; shorten it");
  }

  @Test
  void faultsBeyondTheLimitAreCounted() throws IOException {
    ImportLimits limits = new ImportLimits(10_000, 50, 1000, 1000, 10_000, 2);
    WatchList list =
        new WatchListImport(limits).read(write("id,name\n,a\n,b\n,c\n,d\n"), new PatternFinder());
    assertThat(list.faults()).hasSize(3);
    assertThat(list.faults().getLast().reason()).isEqualTo("2 more faults are not listed");
  }

  @Test
  void controlAndDirectionMarksReachNeitherItemsNorFaults() throws IOException {
    WatchList list = read("id,name,published\n1,Ra\u202Ett\u0007le,\u001B[2Jnever\n");
    assertThat(list.items().getFirst().name()).isEqualTo("Rattle");
    assertThat(messages(list).getFirst()).contains("\"[2Jnever\" is not a date");
  }

  @Test
  void aTableWithoutIdsIsRefused() {
    assertRefused(
        "name,brand\nRattle,Acme\n",
        "the header in row 1 has no column id; add a column id (관리번호) with a number of its own for"
            + " each product");
  }

  @Test
  void textThatIsNoTableIsRefused() {
    String message =
        "this is no watch-list; accepted are a weekly Safety Gate report (XML), a table (CSV or"
            + " XLSX) with a header row that has the columns id and name, or Haetae's own JSONL;"
            + " see docs/watch-list.md";
    assertRefused("Dear Sir,\nplease find enclosed\n", message);
    assertRefused("[{\"id\":1}]", message);
    assertRefused("x\n".repeat(50), message);
  }

  @Test
  void anEncodingThatIsNotKnownIsRefused() {
    byte[] western =
        "id,name\n1,\u00C9l\u00E9phant d\u00E9j\u00E0\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(western))
        .isInstanceOf(UnreadableWatchListException.class)
        .hasMessageEndingWith(
            "list.csv: its text is neither UTF-8 nor CP949 (EUC-KR); save it as \"CSV UTF-8\"");
  }

  private void assertRefused(String csv, String message) {
    assertThatThrownBy(() -> read(csv))
        .isInstanceOf(UnreadableWatchListException.class)
        .hasMessageEndingWith("list.csv: " + message);
  }

  private WatchList read(String csv) throws IOException {
    return read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private WatchList read(byte[] csv) throws IOException {
    Path file = Files.write(folder.resolve("list.csv"), csv);
    return new WatchListImport().read(file, new PatternFinder());
  }

  private Path write(String csv) throws IOException {
    return Files.writeString(folder.resolve("list.csv"), csv);
  }

  private List<String> messages(WatchList list) {
    return list.faults().stream()
        .map(RowFault::toString)
        .map(message -> message.substring(folder.toString().length() + 1))
        .toList();
  }
}
