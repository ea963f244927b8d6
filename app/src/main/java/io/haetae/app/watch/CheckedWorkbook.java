package io.haetae.app.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML parts of a workbook, checked and packed anew, so that the workbook reader sees nothing
 * that was not counted and looked at: no bomb, no document type, no cell beyond a sheet's edge.
 */
final class CheckedWorkbook {
  private static final int MOST_PARTS = 1000;

  /** The most that Excel keeps in a cell. */
  private static final int LONGEST_TEXT = 32_767;

  /** Excel's last cell is XFD1048576; a reader makes room for every column up to a cell's own. */
  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

  private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

  private final FileContent content;
  private final ImportLimits limits;

  private CheckedWorkbook(FileContent content, ImportLimits limits) {
    this.content = content;
    this.limits = limits;
  }

  /**
   * The checked workbook.
   *
   * @throws UnreadableWatchListException if it is hostile, damaged or too large
   */
  static InputStream of(FileContent content, ImportLimits limits) throws IOException {
    try {
      return new CheckedWorkbook(content, limits).pack();
    } catch (EOFException | ZipException | XMLStreamException malformed) {
      throw damaged(content.file());
    }
  }

  /** The message for a workbook that cannot be read. */
  static UnreadableWatchListException damaged(String file) {
    return new UnreadableWatchListException(
        file, "the workbook is damaged, or is no XLSX workbook", "save it again as .xlsx");
  }

  private InputStream pack() throws IOException, XMLStreamException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(content.open());
        ZipOutputStream out = new ZipOutputStream(packed)) {
      out.setLevel(Deflater.BEST_SPEED);
      int left = limits.bytes();
      int parts = 0;
      for (Optional<ZipEntry> entry = next(in); entry.isPresent(); entry = next(in)) {
        byte[] part = in.readNBytes(left);
        left -= part.length;
        if (++parts > MOST_PARTS || in.read() >= 0) {
          throw new UnreadableWatchListException(
              content.file(),
              "the workbook holds more than " + limits.bytes() + " bytes when decompressed",
              "split it");
        }
        String name = entry.get().getName();
        if (isXml(name)) {
          check(part);
          out.putNextEntry(new ZipEntry(name));
          out.write(part);
          out.closeEntry();
        }
      }
    }
    return new ByteArrayInputStream(packed.toByteArray());
  }

  private static Optional<ZipEntry> next(ZipInputStream in) throws IOException {
    return Optional.ofNullable(in.getNextEntry());
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels");
  }

  private void check(byte[] part) throws XMLStreamException, IOException {
    XMLStreamReader xml = HardenedXml.open(new ByteArrayInputStream(part));
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new UnreadableWatchListException(
              content.file(),
              "the workbook declares a document type, which is refused",
              "save it again with a spreadsheet program");
        }
        if (isBeyondSheet(xml, event)) {
          throw damaged(content.file());
        }
      }
    } finally {
      xml.close();
    }
  }

  private static boolean isBeyondSheet(XMLStreamReader xml, int event) {
    return switch (event) {
      case XMLStreamConstants.CHARACTERS -> xml.getTextLength() > LONGEST_TEXT;
      case XMLStreamConstants.START_ELEMENT -> !isPlaceInSheet(xml);
      default -> false;
    };
  }

  private static boolean isPlaceInSheet(XMLStreamReader xml) {
    Optional<String> place = Optional.ofNullable(xml.getAttributeValue(null, "r"));
    return switch (xml.getLocalName()) {
      case "c" -> place.map(cell -> CELL.matcher(cell).matches()).orElse(true);
      case "row" -> place.map(row -> ROW.matcher(row).matches()).orElse(true);
      default -> true;
    };
  }
}
