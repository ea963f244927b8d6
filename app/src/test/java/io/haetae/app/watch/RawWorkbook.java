package io.haetae.app.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, for what no spreadsheet program writes. */
final class RawWorkbook {
  private RawWorkbook() {}

  static Path withSheet(Path file, String rows) throws IOException {
    return write(
        file,
        Map.of(
            "xl/worksheets/sheet1.xml",
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            """
                + rows
                + "</sheetData></worksheet>"));
  }

  /** A workbook whose usual parts are replaced and added to by these. */
  static Path write(Path file, Map<String, String> replaced) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>(usual());
    parts.putAll(replaced);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static Map<String, String> usual() {
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packaged = "http://schemas.openxmlformats.org/package/2006/";
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='%scontent-types'>".formatted(packaged)
            + "<Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/>"
                .formatted(type)
            + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='%sworksheet+xml'/>"
                .formatted(type)
            + "</Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns='%srelationships'>".formatted(packaged)
            + "<Relationship Id='rId1' Type='%s/officeDocument' Target='xl/workbook.xml'/>"
                .formatted(relations)
            + "</Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
            + " xmlns:r='%s'><sheets><sheet name='one' sheetId='1' r:id='rId1'/></sheets></workbook>"
                .formatted(relations));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='%srelationships'>".formatted(packaged)
            + "<Relationship Id='rId1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/>"
                .formatted(relations)
            + "</Relationships>");
    return parts;
  }
}
