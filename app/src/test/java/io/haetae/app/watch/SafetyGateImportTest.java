package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over reports written for these tests after the structure of the real ones. */
class SafetyGateImportTest {
  private static final String FULL_ALERT =
      """
      <order>1</order><caseNumber>SR/00001/26</caseNumber>
      <reference><![CDATA[https://example.org/alertDetail/1]]></reference>
      <category><![CDATA[Toys]]></category><product><![CDATA[Rattle]]></product>
      <brand><![CDATA[Bell&amp;Co]]></brand><name><![CDATA[Little Bell]]></name>
      <type_numberOfModel><![CDATA[RT-1, RT-2]]></type_numberOfModel>
      <batchNumber><![CDATA[2024-05]]></batchNumber>
      <barcode><![CDATA[6 997201 732189]]></barcode><riskType><![CDATA[Choking]]></riskType>
      <danger><![CDATA[Small parts come off.]]></danger><measures><![CDATA[Recall]]></measures>
      <URLrecall/><description><![CDATA[Rattle with a bell. Sold via AliExpress.]]></description>
      <notifyingCountry>Malta</notifyingCountry><countryOfOrigin>Unknown</countryOfOrigin>
      <type>Consumer</type><level>Serious risk</level>
      <pictures><picture><![CDATA[https://example.org/image/1]]></picture>
      <picture><![CDATA[https://example.org/image/2]]></picture></pictures>
      <onlineTrader><![CDATA[Amazon() / Other(1005003750156649) / ]]></onlineTrader>
      <companyRecallCode/><productionDates/>
      """;

  @TempDir Path folder;

  @Test
  void everyElementFindsItsPlace() throws IOException {
    WatchList list = read(report(FULL_ALERT));
    assertThat(list.faults()).isEmpty();
    assertThat(list.items())
        .containsExactly(
            new WatchItem(
                "SR/00001/26",
                "eu-safety-gate",
                "Rattle, Little Bell",
                Optional.of("Bell&Co"),
                Optional.of("Toys"),
                Optional.of("Choking (Serious risk): Small parts come off."),
                """
                Rattle with a bell. Sold via AliExpress.
                Batch number: 2024-05
                Online trader: Amazon() / Other(1005003750156649)""",
                List.of("RT-1", "RT-2"),
                List.of(new Gtin("6997201732189")),
                List.of(),
                List.of(),
                List.of(ListingId.parse("aliexpress:1005003750156649")),
                List.of(
                    URI.create("https://example.org/image/1"),
                    URI.create("https://example.org/image/2")),
                Optional.of(LocalDate.of(2026, 8, 21)),
                Optional.of(URI.create("https://example.org/alertDetail/1"))));
  }

  @Test
  void gzippedReportsAreRead() throws IOException {
    Path file = folder.resolve("report.bin");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(report(FULL_ALERT).getBytes(StandardCharsets.UTF_8));
    }
    WatchList list = new WatchListImport().read(file, new PatternFinder());
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("SR/00001/26");
  }

  @Test
  void theNameSaysTheKindOfProductOnce() throws IOException {
    assertThat(nameOf("<product>Rattle</product><name></name>")).isEqualTo("Rattle");
    assertThat(nameOf("<product>Rattle</product><name>Baby rattle</name>"))
        .isEqualTo("Baby rattle");
    assertThat(nameOf("<product>Baby rattle</product><name>rattle</name>"))
        .isEqualTo("Baby rattle");
    assertThat(nameOf("<name>Bell</name>")).isEqualTo("Bell");
  }

  private String nameOf(String elements) throws IOException {
    return read(report("<caseNumber>1</caseNumber>" + elements)).items().getFirst().name();
  }

  @Test
  void wrongBarCodesAreReportedAndWordsAreNot() throws IOException {
    WatchList list =
        read(
            report(
                "<caseNumber>1</caseNumber><barcode>Unknown</barcode>",
                "<caseNumber>2</caseNumber><barcode>EAN: 4006381333931; 4006381333932</barcode>"));
    assertThat(list.items().get(0).gtins()).isEmpty();
    assertThat(list.items().get(1).gtins()).containsExactly(new Gtin("4006381333931"));
    assertThat(messages(list))
        .containsExactly(
            "report.xml:2: barcode: the check digit of 4006381333932 should be 1, not 2; compare it"
                + " with the number under the bar code");
  }

  @Test
  void alertsWithoutANumberOrWithOneTwiceAreLeftOut() throws IOException {
    WatchList list =
        read(
            report(
                "<caseNumber>1</caseNumber>", "<caseNumber/>", "<caseNumber>1</caseNumber>", ""));
    assertThat(list.items()).hasSize(1);
    assertThat(messages(list))
        .containsExactly(
            "report.xml:2: caseNumber: there is no case number; take the alert from the web page"
                + " (row left out)",
            "report.xml:3: id: \"1\" is already the id of row 1; give each product an id of its own"
                + " (row left out)",
            "report.xml:4: caseNumber: there is no case number; take the alert from the web page"
                + " (row left out)");
  }

  @Test
  void addressesOfTradersAreLookedUp() throws IOException {
    String url = "https://www.aliexpress.com/item/12.html";
    WatchList list =
        read(
            report(
                "<caseNumber>1</caseNumber><onlineTrader>Other(%s) / </onlineTrader>"
                    .formatted(url),
                "<caseNumber>2</caseNumber><description>Maker: %s</description>".formatted(url)));
    assertThat(list.items().get(0).listings()).containsExactly(ListingId.parse("aliexpress:12"));
    assertThat(list.items().get(1).listings()).isEmpty();
  }

  @Test
  void unknownElementsAreReportedOnceAndStillSearched() throws IOException {
    String reference =
        "<productIdentifier><site>AliExpress</site> 1005003750156649</productIdentifier>";
    WatchList list =
        read(
            report(
                "<caseNumber>1</caseNumber>" + reference,
                "<caseNumber>2</caseNumber>" + reference));
    assertThat(list.items())
        .allMatch(
            item ->
                item.listings().equals(List.of(ListingId.parse("aliexpress:1005003750156649"))));
    assertThat(messages(list))
        .containsExactly(
            "report.xml:1: productIdentifier: this element is not known; its text serves to find"
                + " listings only");
  }

  @Test
  void wrongAddressesAndDatesAreReported() throws IOException {
    WatchList list =
        read(
            report(
                    "<caseNumber>1</caseNumber><reference>alert 1</reference>"
                        + "<pictures><picture>image</picture><picture/></pictures>")
                .replace("21/08/2026", "21/13/2026"));
    assertThat(list.items()).hasSize(1);
    assertThat(list.items().getFirst().published()).isEmpty();
    assertThat(messages(list))
        .containsExactly(
            "report.xml:0: report_date: \"21/13/2026\" is not a date; write year, month and day as"
                + " 2024-10-07",
            "report.xml:1: picture: \"image\" is not a web address; write it in full, beginning with"
                + " https://",
            "report.xml:1: reference: \"alert 1\" is not a web address: Illegal character in path;"
                + " copy it from the browser's address bar");
  }

  @Test
  void aReportThatBreaksOffKeepsItsFirstAlerts() throws IOException {
    String whole = report(FULL_ALERT, "<caseNumber>2</caseNumber>");
    WatchList list = read(whole.substring(0, whole.indexOf("<caseNumber>2") + 8));
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("SR/00001/26");
    assertThat(list.faults()).hasSize(1);
    assertThat(list.faults().getFirst().row()).isEqualTo(2);
    assertThat(list.faults().getFirst().lost()).isTrue();
    assertThat(list.faults().getFirst().reason())
        .startsWith("the XML breaks off or is malformed at line ")
        .endsWith("; this alert and all after it");
  }

  @Test
  void alertsBeyondTheLimitAreReported() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.xml"),
            report("<caseNumber>1</caseNumber>", "<caseNumber>2</caseNumber>"));
    ImportLimits limits = new ImportLimits(10_000, 1, 1000, 1000, 10_000, 100);
    WatchList list = new WatchListImport(limits).read(file, new PatternFinder());
    assertThat(list.items()).hasSize(1);
    assertThat(list.faults()).hasSize(1);
    assertThat(list.faults().getFirst().row()).isEqualTo(2);
    assertThat(list.faults().getFirst().lost()).isTrue();
  }

  @Test
  void textIsMadeHarmless() throws IOException {
    WatchList list =
        read(
            report(
                "<caseNumber>1</caseNumber><name><![CDATA[a\u202Eb&#8238;c &lt;b&gt; &copy=1]]></name>"));
    assertThat(list.items().getFirst().name()).isEqualTo("abc <b> &copy=1");
  }

  private static String report(String... alerts) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Safety-Gate>"
                + "<report_language>en</report_language><report_date>21/08/2026</report_date>");
    for (String alert : alerts) {
      xml.append("<notifications>").append(alert).append("</notifications>");
    }
    return xml.append("</Safety-Gate>").toString();
  }

  private WatchList read(String xml) throws IOException {
    Path file = Files.writeString(folder.resolve("report.xml"), xml);
    return new WatchListImport().read(file, new PatternFinder());
  }

  private List<String> messages(WatchList list) {
    return list.faults().stream()
        .map(RowFault::toString)
        .map(message -> message.substring(folder.toString().length() + 1))
        .toList();
  }
}
