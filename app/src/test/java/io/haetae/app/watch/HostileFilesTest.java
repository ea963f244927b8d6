package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm whoever opens them. */
class HostileFilesTest {
  private static final String CELLS =
      "<row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c>"
          + "<c r='B1' t='inlineStr'><is><t>name</t></is></c></row>";

  @TempDir Path folder;

  @Test
  void documentTypesAreRefusedAndNothingIsFetched() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/evil.dtd";
    try {
      assertDocumentTypeRefused("<!DOCTYPE Safety-Gate SYSTEM \"" + url + "\">", "");
      assertDocumentTypeRefused("<!DOCTYPE s [<!ENTITY % a SYSTEM \"" + url + "\"> %a;]>", "");
      assertDocumentTypeRefused(
          "<!DOCTYPE s [<!ENTITY a SYSTEM \"" + url + "\">]>",
          "<notifications><caseNumber>&a;</caseNumber></notifications>");
      assertDocumentTypeRefused(
          "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
          "<notifications><caseNumber>&a;</caseNumber></notifications>");
    } finally {
      server.stop(0);
    }
    assertThat(requests).hasValue(0);
  }

  @Test
  void billionLaughsAreRefused() throws IOException {
    StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    assertDocumentTypeRefused(
        "<!DOCTYPE s [" + entities + "]>",
        "<notifications><caseNumber>&a29;</caseNumber></notifications>");
  }

  private void assertDocumentTypeRefused(String documentType, String content) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.xml"),
            "<?xml version=\"1.0\"?>"
                + documentType
                + "<Safety-Gate>"
                + content
                + "</Safety-Gate>");
    assertRefused(file, "it declares a document type, which is refused; remove the DOCTYPE");
  }

  @Test
  void undeclaredEntitiesEndTheReport() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.xml"),
            "<Safety-Gate><notifications><caseNumber>&a;</caseNumber></notifications></Safety-Gate>");
    WatchList list = read(file);
    assertThat(list.items()).isEmpty();
    assertThat(list.faults()).hasSize(1);
    assertThat(list.faults().getFirst().lost()).isTrue();
  }

  @Test
  void deepXmlIsAFault() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.xml"),
            "<Safety-Gate><notifications><caseNumber>1</caseNumber><name>"
                + "<a>".repeat(100_000)
                + "</name></notifications></Safety-Gate>");
    assertThat(read(file).items()).isEmpty();
  }

  @Test
  void gzipBombsAreRefused() throws IOException {
    Path file = folder.resolve("report.xml.gz");
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("<Safety-Gate><report_addendum>".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    assertThat(Files.size(file)).isLessThan(200_000);
    assertRefused(file, "it holds more than 67108864 bytes when decompressed; split it");
  }

  @Test
  void damagedGzipFilesAreRefused() throws IOException {
    Path file = folder.resolve("report.xml.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("<Safety-Gate/>".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(file, "the gzip file is damaged; download it again");
  }

  @Test
  void oneEndlessLineIsHeldToTheLimit() throws IOException {
    Path file = folder.resolve("list.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("id,name\n1,\"".getBytes(StandardCharsets.UTF_8));
      byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        out.write(block);
      }
      out.write("\"\n2,Doll\n".getBytes(StandardCharsets.UTF_8));
    }
    WatchList list = read(file);
    assertThat(list.items()).hasSize(1);
    assertThat(list.items().getFirst().id()).isEqualTo("2");
    assertThat(list.faults()).hasSize(1);
    assertThat(list.faults().getFirst().reason())
        .isEqualTo("the line is longer than 1000000 characters");
  }

  @Test
  void aMillionRowsAreHeldToTheLimit() throws IOException {
    Path file = folder.resolve("list.csv");
    StringBuilder csv = new StringBuilder("id,name\n");
    for (int i = 0; i < 1_000_000; i++) {
      csv.append(i).append(",Rattle\n");
    }
    WatchList list = read(Files.writeString(file, csv));
    assertThat(list.items()).hasSize(200_000);
    assertThat(list.faults()).hasSize(1);
    assertThat(list.faults().getFirst().row()).isEqualTo(200_002);
  }

  @Test
  void aFaultInEveryFieldOfEveryRowIsHeldToTheLimit() throws IOException {
    StringBuilder csv = new StringBuilder("id,name,gtin,published\n");
    for (int i = 0; i < 20_000; i++) {
      csv.append(i).append(",Rattle,1,x\n");
    }
    WatchList list = read(Files.writeString(folder.resolve("list.csv"), csv));
    assertThat(list.items()).hasSize(20_000);
    assertThat(list.faults()).hasSize(10_001);
    assertThat(list.faults().getLast().reason()).isEqualTo("30000 more faults are not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/media/a.png", "xl/worksheets/sheet9.xml"})
  void zipBombsAreRefusedOrPassedBy(String part) throws IOException {
    Path file =
        RawWorkbook.write(
            folder.resolve("list.xlsx"),
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet(CELLS),
                part,
                "<a>" + "<b/>".repeat(1 << 20) + "</a>"));
    WatchListImport small =
        new WatchListImport(new ImportLimits(1 << 20, 100, 1000, 1000, 1 << 20, 100));
    if (part.endsWith(".png")) {
      assertThat(small.read(file, new PatternFinder()).items()).isEmpty();
    } else {
      assertThatThrownBy(() -> small.read(file, new PatternFinder()))
          .isInstanceOf(UnreadableWatchListException.class)
          .hasMessage(
              file + ": the workbook holds more than 1048576 bytes when decompressed; split it");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'><c r='ZZZZZZ2'><v>1</v></c></row>",
        "<row r='2'><c r='A99999999999'><v>1</v></c></row>",
        "<row r='-2'><c r='A2'><v>1</v></c></row>",
        "<row r='2'><c r=''><v>1</v></c></row>",
        "<row r='2'><c r='A2' t='d'><v>7</v></c></row>",
        "<row r='2'><c r='A2' s='x'><v>7</v></c></row>",
        "<row r='2'><c r='A2'><f t='shared' si='9'></f><v>1</v></c></row>",
        "<row r='2'><c r='A2'><f t='array' ref='!'>1</f><v>1</v></c></row>"
      })
  void impossibleCellsAreRefused(String row) throws IOException {
    Path file = RawWorkbook.withSheet(folder.resolve("list.xlsx"), CELLS + row);
    assertRefused(file, "the workbook is damaged, or is no XLSX workbook; save it again as .xlsx");
  }

  @Test
  void hugeNumbersAreNotWrittenOut() throws IOException {
    Path file =
        RawWorkbook.withSheet(
            folder.resolve("list.xlsx"),
            CELLS
                + "<row r='2'><c r='A2'><v>1E999999999</v></c><c r='B2'><v>1E-999999999</v></c></row>"
                + "<row r='3'><c r='A3'><v>3</v></c><c r='B3'><v>1E-999999999</v></c></row>");
    WatchList list = read(file);
    assertThat(list.items()).hasSize(1);
    assertThat(list.items().getFirst().name()).isEqualTo("1E-999999999");
    assertThat(list.faults()).hasSize(2);
  }

  @Test
  void documentTypesInWorkbooksAreRefused() throws IOException {
    Path file =
        RawWorkbook.write(
            folder.resolve("list.xlsx"),
            Map.of(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>" + sheet(CELLS)));
    assertRefused(
        file,
        "the workbook declares a document type, which is refused; save it again with a spreadsheet"
            + " program");
  }

  @Test
  void oneLongTextInManyCellsIsHeldToTheLimit() throws IOException {
    StringBuilder rows = new StringBuilder(CELLS);
    for (int i = 2; i < 4000; i++) {
      rows.append(
          "<row r='%d'><c r='A%d'><v>%d</v></c><c r='B%d' t='s'><v>0</v></c></row>"
              .formatted(i, i, i, i));
    }
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    Path file =
        RawWorkbook.write(
            folder.resolve("list.xlsx"),
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet(rows.toString()),
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                    + "<Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/>"
                        .formatted(type)
                    + "<Override PartName='/xl/sharedStrings.xml' ContentType='%ssharedStrings+xml'/>"
                        .formatted(type)
                    + "</Types>",
                "xl/sharedStrings.xml",
                "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
                    + "x".repeat(32_000)
                    + "</t></si></sst>"));
    assertRefused(file, "its cells hold more than 67108864 characters; split it");
  }

  @Test
  void fuzzedFilesAreReadOrRefusedButNeverCrash() throws IOException {
    Random random = new Random(20_261_123);
    byte[] workbook = Files.readAllBytes(RawWorkbook.withSheet(folder.resolve("a.xlsx"), CELLS));
    byte[] csv = "id,name,gtin\n1,\"Rat\"\"tle\",4006381333931\n".getBytes(StandardCharsets.UTF_8);
    byte[] json = "{\"id\":\"1\",\"gtins\":[\"4006381333931\"]}\n".getBytes(StandardCharsets.UTF_8);
    byte[] xml =
        "<Safety-Gate><notifications><caseNumber>1</caseNumber></notifications></Safety-Gate>"
            .getBytes(StandardCharsets.UTF_8);
    for (byte[] sample : new byte[][] {workbook, csv, json, xml}) {
      for (int i = 0; i < 250; i++) {
        byte[] fuzzed = sample.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
          fuzzed[random.nextInt(fuzzed.length)] = (byte) random.nextInt(256);
        }
        assertReadOrRefused(Files.write(folder.resolve("fuzzed"), fuzzed));
      }
    }
  }

  /** The XML of a sheet is fuzzed inside a sound archive, so that the cell reader sees it. */
  @Test
  void fuzzedSheetsAreReadOrRefusedButNeverCrash() throws IOException {
    Random random = new Random(20_261_124);
    String rows =
        CELLS
            + "<row r='2'><c r='A2' t='n' s='0'><f t='shared' ref='A2:A3' si='0'>1+1</f><v>2</v></c>"
            + "<c r='B2' t='str'><v>Doll</v></c><c r='C2' t='b'><v>1</v></c></row>";
    for (int i = 0; i < 250; i++) {
      StringBuilder fuzzed = new StringBuilder(rows);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        fuzzed.setCharAt(random.nextInt(fuzzed.length()), (char) (' ' + random.nextInt(95)));
      }
      assertReadOrRefused(RawWorkbook.withSheet(folder.resolve("list.xlsx"), fuzzed.toString()));
    }
  }

  private void assertReadOrRefused(Path file) throws IOException {
    try {
      assertThat(read(file).items()).hasSizeLessThan(3);
    } catch (UnreadableWatchListException refused) {
      assertThat(refused).hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void otherFilesAreRefusedWithWhatIsAccepted() throws IOException {
    assertRefused(
        write("x.xls", 0xD0, 0xCF, 0x11, 0xE0),
        "it is a workbook of the old .xls form, or"
            + " one protected by a password; save it as .xlsx without a password");
    assertRefused(write("x.png", 0x89, 'P', 'N', 'G', 0, 0), UNKNOWN);
    assertRefused(write("x.html", '<', 'h', 't', 'm', 'l', '>'), UNKNOWN);
    assertRefused(write("x.csv"), "it is empty; name another file");
  }

  private static final String UNKNOWN =
      "this is no watch-list; accepted are a weekly Safety Gate report (XML), a table (CSV or XLSX)"
          + " with a header row that has the columns id and name, or Haetae's own JSONL; see"
          + " docs/watch-list.md";

  private Path write(String name, int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return Files.write(folder.resolve(name), content);
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        + "<sheetData>"
        + rows
        + "</sheetData></worksheet>";
  }

  private static WatchList read(Path file) throws IOException {
    return new WatchListImport().read(file, new PatternFinder());
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableWatchListException.class)
        .hasMessage(file + ": " + message);
  }
}
