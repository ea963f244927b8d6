package io.haetae.export.dossier;

import io.haetae.core.browse.Bytes;
import io.haetae.export.words.Harmless;
import io.haetae.export.words.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** A dossier as PDF, not signed yet: text that can be selected, pictures, and nothing active. */
public final class DossierPdf {
  private static final Wording TITLE =
      new Wording("증거 요약서: 상품 페이지 캡처 1건", "Evidence dossier: one captured listing");

  private DossierPdf() {}

  /**
   * Draws a dossier on two to four A4 pages.
   *
   * @param dossier what it tells
   * @param languages what it is told in
   * @param at when it is made
   * @return the file
   * @throws MissingFontException if Korean is asked for and no font here has Hangul
   * @throws IOException if a font or a picture cannot be read
   */
  public static Bytes draw(Dossier dossier, Languages languages, Instant at) throws IOException {
    return draw(dossier, languages, at, FontFiles.ofThisMachine());
  }

  static Bytes draw(Dossier dossier, Languages languages, Instant at, FontFiles fonts)
      throws IOException {
    if (languages.korean() && !fonts.korean()) {
      throw new MissingFontException();
    }
    try (PDDocument document = new PDDocument()) {
      describe(document, dossier, languages, at);
      Sheets sheets = new Sheets(document, fonts, languages);
      sheets.title(TITLE);
      sheets.quiet(
          "%s %s · %s %s"
              .formatted(
                  languages.label(new Wording("캡처", "capture")),
                  dossier.field("captureId"),
                  languages.label(new Wording("작성", "written")),
                  Moments.of(at)));
      new SubjectPart(dossier, sheets).draw();
      new PicturePart(dossier, sheets, document).draw();
      new ProofPart(dossier, sheets).draw();
      LimitsPart.draw(sheets);
      sheets.finish(foot(dossier, languages));
      return saved(document);
    }
  }

  private static void describe(
      PDDocument document, Dossier dossier, Languages languages, Instant at) {
    GregorianCalendar moment = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    moment.setTimeInMillis(at.toEpochMilli());
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(languages.label(TITLE) + " " + dossier.field("captureId"));
    about.setCreator("Haetae " + Harmless.text(dossier.field("tool", "version"), 40));
    about.setCreationDate(moment);
    document.getDocumentCatalog().setLanguage(languages.tag());
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
  }

  private static String foot(Dossier dossier, Languages languages) {
    Wording words =
        dossier.simulated()
            ? new Wording("모의 사이트 · 실제 사이트의 증거 아님", "SIMULATION, no evidence of a real site")
            : new Wording("요약이며 증거는 증거 묶음 자체임", "A summary; the bundle is the evidence");
    return dossier.field("captureId") + " · " + languages.label(words);
  }

  private static Bytes saved(PDDocument document) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    document.save(file);
    return Bytes.copyOf(file.toByteArray());
  }
}
