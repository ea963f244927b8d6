package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxImportTest {
  @TempDir Path folder;

  @Test
  void theFirstSheetIsRead() throws IOException {
    WatchList list =
        read(
            sheet -> {
              row(sheet, 0, "해외직구 위해제품");
              row(sheet, 2, "관리번호", "제품명", "모델명", "바코드", "공표일");
              row(sheet, 3, "K-1", "딸랑이", "RT-1", "4006381333931", "2024.10.07");
              row(sheet, 5, "K-2", "인형", "D-1", "", "");
            });
    assertThat(list.faults()).isEmpty();
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("K-1", "K-2");
    assertThat(list.items().getFirst().gtins()).containsExactly(new Gtin("4006381333931"));
    assertThat(list.items().getFirst().published()).contains(LocalDate.of(2024, 10, 7));
  }

  @Test
  void numbersAreWrittenOut() throws IOException {
    WatchList list =
        read(
            sheet -> {
              row(sheet, 0, "id", "name", "model", "gtin", "published");
              sheet.value(1, 0, 17);
              sheet.value(1, 1, "Rattle");
              sheet.value(1, 2, 0.5);
              sheet.value(1, 3, 4006381333931L);
              sheet.value(1, 4, 20241007);
            });
    assertThat(list.faults()).isEmpty();
    WatchItem item = list.items().getFirst();
    assertThat(item.id()).isEqualTo("17");
    assertThat(item.models()).containsExactly("0.5");
    assertThat(item.gtins()).containsExactly(new Gtin("4006381333931"));
    assertThat(item.published()).contains(LocalDate.of(2024, 10, 7));
  }

  @Test
  void datesAreRead() throws IOException {
    WatchList list =
        read(
            sheet -> {
              row(sheet, 0, "id", "name", "published");
              row(sheet, 1, "1", "Rattle");
              sheet.value(1, 2, LocalDate.of(2024, 10, 7));
              sheet.style(1, 2).format("yyyy\"년\" m\"월\" d\"일\"").set();
            });
    assertThat(list.faults()).isEmpty();
    assertThat(list.items().getFirst().published()).contains(LocalDate.of(2024, 10, 7));
  }

  @Test
  void numbersThatSpreadsheetsRoundAreNotTrusted() throws IOException {
    WatchList list =
        read(
            sheet -> {
              row(sheet, 0, "id", "name", "sku", "note");
              row(sheet, 1, "1", "Rattle");
              sheet.value(1, 2, 1005003750156640L);
              sheet.value(1, 3, 1005003750156640L);
            });
    assertThat(list.items().getFirst().skus()).isEmpty();
    assertThat(messages(list))
        .containsExactly(
            "list.xlsx:1: note: this column is not known; docs/watch-list.md lists the columns",
            "list.xlsx:2: sku: 1005003750156640 is stored as a number, and its last digits may be"
                + " lost; format the column as text and write the number again");
  }

  @Test
  void formulasAreNotComputed() throws IOException {
    WatchList list =
        read(
            sheet -> {
              row(sheet, 0, "id", "name", "brand");
              row(sheet, 1, "1", "Rattle");
              sheet.formula(1, 2, "CONCATENATE(A2,B2)");
            });
    assertThat(list.items().getFirst().brand()).isEmpty();
    assertThat(messages(list))
        .containsExactly("list.xlsx:2: brand: the formula has no saved result; paste its value");
  }

  @Test
  void savedResultsOfFormulasAreRead() throws IOException {
    Path file =
        RawWorkbook.withSheet(
            folder.resolve("list.xlsx"),
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c>
            <c r="B1" t="inlineStr"><is><t>name</t></is></c>
            <c r="C1" t="inlineStr"><is><t>gtin</t></is></c></row>
            <row r="2"><c r="A2" t="str"><f>1&amp;"A"</f><v>1A</v></c>
            <c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>4E12</f><v>4.006381333931E12</v></c></row>
            """);
    WatchList list = new WatchListImport().read(file, new PatternFinder());
    assertThat(list.items()).extracting(WatchItem::id).containsExactly("1A");
    assertThat(list.items().getFirst().gtins()).containsExactly(new Gtin("4006381333931"));
    assertThat(messages(list))
        .containsExactly(
            "list.xlsx:2: name: the cell shows an error; write the value itself",
            "list.xlsx:2: name: there is no name; write the product's name, or its brand and"
                + " model");
  }

  @Test
  void aWorkbookWithoutAHeaderIsRefused() {
    assertThatThrownBy(() -> read(sheet -> row(sheet, 0, "Dear", "Sir")))
        .isInstanceOf(UnreadableWatchListException.class)
        .hasMessageContaining("list.xlsx: this is no watch-list; accepted are");
  }

  private static void row(Worksheet sheet, int row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      sheet.value(row, i, texts[i]);
    }
  }

  private WatchList read(Consumer<Worksheet> content) throws IOException {
    Path file = folder.resolve("list.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      content.accept(workbook.newWorksheet("first"));
      row(workbook.newWorksheet("second"), 0, "id", "name", "brand");
    }
    return new WatchListImport().read(file, new PatternFinder());
  }

  private List<String> messages(WatchList list) {
    return list.faults().stream()
        .map(RowFault::toString)
        .map(message -> message.substring(folder.toString().length() + 1))
        .toList();
  }
}
