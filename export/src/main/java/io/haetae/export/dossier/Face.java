package io.haetae.export.dossier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * A font in a document.
 *
 * @param font the font
 * @param has whether it has a code point
 */
record Face(PDFont font, IntPredicate has) {
  /** A font file, of which the characters used are embedded. */
  static Face embedded(PDDocument document, Path file) throws IOException {
    TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
    document.registerTrueTypeFontForClosing(parsed);
    // A ligature would be one glyph for several characters, and text could not be searched.
    parsed.setEnableGsub(false);
    CmapLookup characters = parsed.getUnicodeCmapLookup();
    return new Face(
        PDType0Font.load(document, parsed, true), point -> characters.getGlyphId(point) > 0);
  }

  /** The font that every viewer has, for machines without any; Western European letters only. */
  static Face builtIn(boolean bold) {
    return new Face(
        new PDType1Font(
            bold ? Standard14Fonts.FontName.HELVETICA_BOLD : Standard14Fonts.FontName.HELVETICA),
        point -> (point >= ' ' && point <= '~') || (point > 0xA0 && point <= 0xFF));
  }
}
