package io.haetae.export.dossier;

import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines: at spaces, between East Asian letters, and where nothing else helps. */
final class Lines {
  private Lines() {}

  /** Lines of a text, each in the order in which its characters are drawn. */
  static List<List<Faces.Glyph>> of(String text, Faces faces, float size, float width)
      throws IOException {
    List<List<Faces.Glyph>> lines = new ArrayList<>();
    List<Faces.Glyph> line = new ArrayList<>();
    int breakable = 0;
    for (int point : text.codePoints().toArray()) {
      Faces.Glyph next = faces.glyph(point);
      if (!line.isEmpty() && (width(line) + next.width()) * size > width && point != ' ') {
        int end = breakable == 0 ? line.size() : breakable;
        lines.add(visual(line.subList(0, end)));
        line = new ArrayList<>(line.subList(end, line.size()));
        breakable = 0;
      }
      if (!line.isEmpty() && alone(point)) {
        breakable = line.size();
      }
      line.add(next);
      if (breaksAfter(point)) {
        breakable = line.size();
      }
    }
    lines.add(visual(line));
    return lines;
  }

  static float width(List<Faces.Glyph> line) {
    float width = 0;
    for (Faces.Glyph glyph : line) {
      width += glyph.width();
    }
    return width;
  }

  private static boolean breaksAfter(int point) {
    return " /&?,;|".indexOf(point) >= 0 || alone(point);
  }

  /** Chinese and Japanese are written without spaces. */
  private static boolean alone(int point) {
    return Character.isIdeographic(point)
        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA
        || Character.UnicodeScript.of(point) == Character.UnicodeScript.KATAKANA;
  }

  /** Runs from right to left are turned, as a page only knows one direction. */
  private static List<Faces.Glyph> visual(List<Faces.Glyph> line) {
    StringBuilder text = new StringBuilder();
    line.forEach(glyph -> text.appendCodePoint(glyph.point()));
    Bidi bidi = new Bidi(text.toString(), Bidi.DIRECTION_LEFT_TO_RIGHT);
    Faces.Glyph[] glyphs = line.toArray(new Faces.Glyph[0]);
    if (bidi.isLeftToRight()) {
      return List.of(glyphs);
    }
    byte[] levels = new byte[glyphs.length];
    int at = 0;
    for (int i = 0; i < glyphs.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(at);
      at += Character.charCount(glyphs[i].point());
    }
    Bidi.reorderVisually(levels, 0, glyphs, 0, glyphs.length);
    return List.of(glyphs);
  }
}
