package io.haetae.export.dossier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts of one weight, asked in their order for each character. Files are opened when they are
 * needed. What no font has is shown as a box.
 */
final class Faces {
  private static final int BOX = 0x25A1;
  private static final int PLAIN_BOX = '?';
  private static final float UNITS = 1000;

  private final PDDocument document;
  private final List<Path> files;
  private final List<Face> open = new ArrayList<>();
  private final boolean bold;
  private Optional<Face> last = Optional.empty();
  private final Map<Integer, Glyph> glyphs = new HashMap<>();
  private boolean lacking;

  /**
   * One character as it is drawn.
   *
   * @param point the code point
   * @param face its font
   * @param width at a font size of one
   */
  record Glyph(int point, Face face, float width) {}

  Faces(PDDocument document, FontFiles fonts, boolean bold) {
    this.document = document;
    this.files = new ArrayList<>(fonts.faces(bold));
    this.bold = bold;
  }

  /** Whether a box stood for any character. */
  boolean lacking() {
    return lacking;
  }

  Glyph glyph(int point) throws IOException {
    Glyph known = glyphs.get(point);
    if (known == null) {
      known = find(point);
      glyphs.put(point, known);
    }
    return known;
  }

  private Glyph find(int point) throws IOException {
    for (int wanted : new int[] {point, BOX, PLAIN_BOX}) {
      lacking |= wanted != point;
      for (int i = 0; i < open.size() + files.size(); ) {
        if (i == open.size()) {
          open.add(Face.embedded(document, files.removeFirst()));
        }
        Face face = open.get(i);
        i++;
        if (face.has().test(wanted)) {
          return glyph(wanted, face);
        }
      }
      // Only where no file has it: PDFBox searches the whole machine for a built-in font.
      if (open.isEmpty() && wanted != BOX && builtIn().has().test(wanted)) {
        return glyph(wanted, builtIn());
      }
    }
    return glyph(PLAIN_BOX, builtIn());
  }

  private Face builtIn() {
    Face found = last.orElseGet(() -> Face.builtIn(bold));
    last = Optional.of(found);
    return found;
  }

  private static Glyph glyph(int point, Face face) throws IOException {
    float width = face.font().getStringWidth(Character.toString(point)) / UNITS;
    return new Glyph(point, face, width);
  }
}
