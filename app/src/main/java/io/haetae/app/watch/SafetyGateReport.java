package io.haetae.app.watch;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;

/** A weekly report of the EU's Safety Gate in its XML form. */
final class SafetyGateReport {
  private static final String ROOT = "Safety-Gate";

  private final FileContent content;
  private final WatchListDraft draft;
  private final ListingFinder finder;
  private final Set<String> unknownElements = new HashSet<>();
  private Optional<LocalDate> published = Optional.empty();
  private boolean started;
  private long alerts;

  SafetyGateReport(FileContent content, WatchListDraft draft, ListingFinder finder) {
    this.content = content;
    this.draft = draft;
    this.finder = finder;
  }

  void read() throws IOException {
    try {
      XMLStreamReader xml = HardenedXml.open(content.open());
      try {
        read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException malformed) {
      String reason = "the XML breaks off or is malformed" + place(malformed);
      if (!started) {
        throw new UnreadableWatchListException(
            draft.file(), reason, "download it again", malformed);
      }
      draft.loseRow(
          alerts + 1, "XML", reason + "; this alert and all after it", "download it again");
    }
  }

  private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
    boolean more = true;
    while (more && xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new UnreadableWatchListException(
            draft.file(), "it declares a document type, which is refused", "remove the DOCTYPE");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        more = element(xml);
      }
    }
  }

  private boolean element(XMLStreamReader xml) throws XMLStreamException, IOException {
    String name = xml.getLocalName();
    if (!started) {
      if (!name.equals(ROOT)) {
        throw WatchListImport.unknown(draft.file());
      }
      started = true;
      return true;
    }
    switch (name) {
      case "report_date" -> date(textOf(xml));
      case "notifications" -> {
        if (draft.isFull(alerts + 1)) {
          return false;
        }
        alert(xml, alerts + 1);
        alerts++;
      }
      default -> textOf(xml);
    }
    return true;
  }

  private void date(String text) {
    String date = CleanText.line(text);
    published = date.isEmpty() ? Optional.empty() : new Fields(draft, 0).date("report_date", date);
  }

  private void alert(XMLStreamReader xml, long row) throws XMLStreamException {
    SafetyGateAlert alert = new SafetyGateAlert(new Fields(draft, row));
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        Optional<AlertElement> element = AlertElement.of(name);
        if (element.isEmpty()) {
          alert.addOther(textOf(xml));
          reportUnknown(row, name);
        } else if (element.get() == AlertElement.PICTURES) {
          pictures(xml, alert);
        } else {
          alert.add(element.get(), textOf(xml));
        }
      }
    }
    alert.finish(finder, published);
  }

  private static void pictures(XMLStreamReader xml, SafetyGateAlert alert)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        alert.addPicture(rawTextOf(xml));
      }
    }
  }

  private void reportUnknown(long row, String name) {
    if (unknownElements.add(name)) {
      draft.loseField(
          row, name, "this element is not known", "its text serves to find listings only");
    }
  }

  /** The text of an element and all in it; the values hold HTML entities within their CDATA. */
  private static String textOf(XMLStreamReader xml) throws XMLStreamException {
    return Parser.unescapeEntities(rawTextOf(xml), true);
  }

  private static String rawTextOf(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        default -> {
          // Comments and processing instructions are no text.
        }
      }
    }
    return text.toString();
  }

  private static String place(XMLStreamException malformed) {
    return malformed.getLocation() == null
        ? ""
        : " at line "
            + malformed.getLocation().getLineNumber()
            + ", column "
            + malformed.getLocation().getColumnNumber();
  }
}
