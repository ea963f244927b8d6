package io.haetae.app.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String STYLES_TYPE = "spreadsheetml.styles+xml";

  private final String file;
  private final ImportLimits limits;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private boolean styles;

  private CheckedWorkbook(String file, ImportLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * The checked workbook in a file.
   *
   * @throws UnreadableWatchListException if it is hostile, damaged or too large
   */
  static CheckedWorkbook of(Path path, ImportLimits limits) throws IOException {
    CheckedWorkbook workbook = new CheckedWorkbook(path.toString(), limits);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      workbook.pack(zip);
    } catch (EOFException | ZipException | XMLStreamException malformed) {
      throw damaged(path.toString(), malformed);
    }
    return workbook;
  }

  /** The message for a workbook that cannot be read. */
  static UnreadableWatchListException damaged(String file, Exception cause) {
    return new UnreadableWatchListException(
        file, "the workbook is damaged, or is no XLSX workbook", "save it again as .xlsx", cause);
  }

  InputStream open() {
    return new ByteArrayInputStream(packed.toByteArray());
  }

  /** Whether it has styles, without which no number is known to be a date. */
  boolean hasStyles() {
    return styles;
  }

  private void pack(ZipFile zip) throws IOException, XMLStreamException {
    List<? extends ZipEntry> entries =
        zip.stream().filter(entry -> isXml(entry.getName())).limit(MOST_PARTS + 1L).toList();
    int left = entries.size() > MOST_PARTS ? 0 : limits.bytes();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry : entries) {
        byte[] part = read(zip, entry, left);
        left -= part.length;
        check(part);
        if (entry.getName().equals(CONTENT_TYPES)) {
          styles = new String(part, StandardCharsets.UTF_8).contains(STYLES_TYPE);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(part);
        out.closeEntry();
      }
    }
  }

  private byte[] read(ZipFile zip, ZipEntry entry, int left) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] part = in.readNBytes(left);
      if (in.read() >= 0) {
        throw new UnreadableWatchListException(
            file,
            "the workbook holds more than " + limits.bytes() + " bytes when decompressed",
            "split it");
      }
      return part;
    }
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels");
  }

  private void check(byte[] part) throws XMLStreamException, IOException {
    Set<String> sharedFormulas = new HashSet<>();
    XMLStreamReader xml = HardenedXml.open(new ByteArrayInputStream(part));
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new UnreadableWatchListException(
              file,
              "the workbook declares a document type, which is refused",
              "save it again with a spreadsheet program");
        }
        if (isBeyondSheet(xml, event)) {
          throw new XMLStreamException("a cell is beyond the sheet's edge, or too long");
        }
        if (event == XMLStreamConstants.START_ELEMENT && !isFormulaKnown(xml, sharedFormulas)) {
          throw new XMLStreamException("a cell refers to a formula that the sheet does not hold");
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

  /** Cells may share a formula that an earlier cell holds, ECMA-376 part 1, section 18.3.1.40. */
  private static boolean isFormulaKnown(XMLStreamReader xml, Set<String> sharedFormulas) {
    if (!xml.getLocalName().equals("f") || !"shared".equals(xml.getAttributeValue(null, "t"))) {
      return true;
    }
    String number = String.valueOf(xml.getAttributeValue(null, "si"));
    if (xml.getAttributeValue(null, "ref") != null) {
      sharedFormulas.add(number);
    }
    return sharedFormulas.contains(number);
  }
}
