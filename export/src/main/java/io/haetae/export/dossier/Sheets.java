package io.haetae.export.dossier;

import io.haetae.export.words.Wording;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A4 pages that are filled from top to bottom; a new one begins where a thing does not fit. */
final class Sheets {
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * Sheets.MARGIN;

  private static final float MARGIN = 45;
  private static final float TOP = PDRectangle.A4.getHeight() - 44;
  private static final float BOTTOM = 52;
  private static final float LABEL = 122;
  private static final float LEADING = 1.32f;
  private static final float SMALL = 7;
  private static final float TEXT = 8.6f;
  private static final Color INK = new Color(0x1A1A1A);
  private static final Color QUIET = new Color(0x5A5A5A);
  private static final Color LINE = new Color(0xB8B8B8);
  private static final Color SHADE = new Color(0xF1F3F6);
  private static final Color ALARM = new Color(0xA01515);

  private final PDDocument document;
  private final Languages languages;
  private final Faces regular;
  private final Faces bold;
  private PDPageContentStream page;
  private float y;

  Sheets(PDDocument document, FontFiles fonts, Languages languages) throws IOException {
    this.document = document;
    this.languages = languages;
    this.regular = new Faces(document, fonts, false);
    this.bold = new Faces(document, fonts, true);
    this.page = begin();
  }

  Languages languages() {
    return languages;
  }

  /** How much is left on this page, in points. */
  float left() {
    return y - BOTTOM;
  }

  /** Whether the first page is full. */
  boolean beyondFirst() {
    return document.getNumberOfPages() > 1;
  }

  /** Whether a box had to stand for any character. */
  boolean lacking() {
    return regular.lacking() || bold.lacking();
  }

  void nextPage() throws IOException {
    page.close();
    page = begin();
  }

  private PDPageContentStream begin() throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    y = TOP;
    return new PDPageContentStream(document, sheet);
  }

  void title(Wording words) throws IOException {
    for (String text : languages.sentences(words)) {
      block(text, bold, 15, INK, MARGIN, WIDTH);
    }
    y -= 2;
  }

  void heading(Wording words) throws IOException {
    need(40);
    y -= 8;
    block(languages.label(words), bold, 10, INK, MARGIN, WIDTH);
    page.setStrokingColor(LINE);
    page.setLineWidth(0.6f);
    page.moveTo(MARGIN, y);
    page.lineTo(MARGIN + WIDTH, y);
    page.stroke();
    y -= 4;
  }

  void sentences(Wording words) throws IOException {
    for (String text : languages.sentences(words)) {
      block(text, regular, TEXT, INK, MARGIN, WIDTH);
    }
    y -= 2;
  }

  void quiet(String text) throws IOException {
    block(text, regular, SMALL, QUIET, MARGIN, WIDTH);
    y -= 6;
  }

  /** What nobody may overlook. */
  void alarm(Wording words) throws IOException {
    for (String text : languages.sentences(words)) {
      block(text, bold, 9, ALARM, MARGIN, WIDTH);
    }
    y -= 2;
  }

  /** A large word with what it means, on a ground of its own. */
  void verdict(Wording word, List<Wording> meanings) throws IOException {
    float inner = WIDTH - 20;
    float height = 18 + lines(languages.label(word), bold, 14, inner) * 14 * LEADING;
    for (Wording meaning : meanings) {
      for (String text : languages.sentences(meaning)) {
        height += lines(text, regular, TEXT, inner) * TEXT * LEADING;
      }
    }
    need(height);
    page.setNonStrokingColor(SHADE);
    page.addRect(MARGIN, y - height + 4, WIDTH, height - 4);
    page.fill();
    y -= 9;
    block(languages.label(word), bold, 14, INK, MARGIN + 10, inner);
    for (Wording meaning : meanings) {
      for (String text : languages.sentences(meaning)) {
        block(text, regular, TEXT, INK, MARGIN + 10, inner);
      }
    }
    y -= 9;
  }

  /** A label, and beside it a value. */
  void row(Wording label, String value) throws IOException {
    row(label, List.of(value));
  }

  /** A label, and beside it texts one below the other, the first as value, the others small. */
  void row(Wording label, List<String> texts) throws IOException {
    float width = WIDTH - LABEL;
    String name = languages.label(label);
    float left = lines(name, regular, 7.5f, LABEL - 8) * 7.5f * LEADING;
    float right = lines(texts.getFirst(), regular, TEXT, width) * TEXT * LEADING;
    for (String text : texts.subList(1, texts.size())) {
      right += lines(text, regular, SMALL, width) * SMALL * LEADING;
    }
    need(Math.max(left, right));
    float start = y;
    block(name, regular, 7.5f, QUIET, MARGIN, LABEL - 8);
    float below = y;
    y = start;
    block(texts.getFirst(), regular, TEXT, INK, MARGIN + LABEL, width);
    for (String text : texts.subList(1, texts.size())) {
      block(text, regular, SMALL, QUIET, MARGIN + LABEL, width);
    }
    y = Math.min(y, below) - 1.5f;
  }

  /** A numbered step with the command that does it, if one line can say it. */
  void step(String number, Wording words, String command) throws IOException {
    need(30);
    float start = y;
    block(number, bold, TEXT, INK, MARGIN, 14);
    y = start;
    for (String text : languages.sentences(words)) {
      block(text, regular, TEXT, INK, MARGIN + 14, WIDTH - 14);
    }
    if (!command.isEmpty()) {
      block(command, regular, SMALL, QUIET, MARGIN + 14, WIDTH - 14);
    }
    y -= 2;
  }

  /** A picture, as large as fits. */
  void picture(PDImageXObject picture, float tallest) throws IOException {
    float scale = Math.min(WIDTH / picture.getWidth(), tallest / picture.getHeight());
    float width = picture.getWidth() * scale;
    float height = picture.getHeight() * scale;
    need(height);
    page.drawImage(picture, MARGIN, y - height, width, height);
    page.setStrokingColor(LINE);
    page.setLineWidth(0.5f);
    page.addRect(MARGIN, y - height, width, height);
    page.stroke();
    y -= height + 2;
  }

  /** Ends the last page and writes the same line below each, with its number. */
  void finish(String foot) throws IOException {
    page.close();
    int all = document.getNumberOfPages();
    for (int i = 0; i < all; i++) {
      page =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
      y = BOTTOM - 12;
      block(foot, regular, SMALL, QUIET, MARGIN, WIDTH - 40);
      y = BOTTOM - 12;
      block((i + 1) + " / " + all, regular, SMALL, QUIET, MARGIN + WIDTH - 30, 40);
      page.close();
    }
  }

  private void need(float height) throws IOException {
    if (y - height < BOTTOM) {
      nextPage();
    }
  }

  private static int lines(String text, Faces faces, float size, float width) throws IOException {
    return Lines.of(text, faces, size, width).size();
  }

  private void block(String text, Faces faces, float size, Color ink, float x, float width)
      throws IOException {
    for (List<Faces.Glyph> line : Lines.of(text, faces, size, width)) {
      if (y - size * LEADING < BOTTOM - 30) {
        nextPage();
      }
      y -= size * LEADING;
      page.beginText();
      page.setNonStrokingColor(ink);
      page.newLineAtOffset(x, y + size * 0.25f);
      draw(line, size);
      page.endText();
    }
  }

  private void draw(List<Faces.Glyph> line, float size) throws IOException {
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      Faces.Glyph glyph = line.get(i);
      run.appendCodePoint(glyph.point());
      if (i + 1 == line.size() || !line.get(i + 1).face().equals(glyph.face())) {
        page.setFont(glyph.face().font(), size);
        page.showText(run.toString());
        run.setLength(0);
      }
    }
  }
}
