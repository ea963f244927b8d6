package io.haetae.export.dossier;

import io.haetae.export.words.Wording;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** The pictures, so large that they can be read. */
final class PicturePart {
  private static final float CAPTION = 40;
  private static final float LEAST = 330;
  private static final float SECOND = 150;
  private static final long LOSSLESS_PIXELS = 4_000_000;
  private static final float QUALITY = 0.85f;

  private final Dossier dossier;
  private final Sheets sheets;
  private final PDDocument document;

  PicturePart(Dossier dossier, Sheets sheets, PDDocument document) {
    this.dossier = dossier;
    this.sheets = sheets;
    this.document = document;
  }

  void draw() throws IOException {
    if (sheets.left() < LEAST) {
      sheets.nextPage();
    }
    sheets.heading(new Wording("화면 사진", "What was shown"));
    if (dossier.pictures().isEmpty()) {
      sheets.sentences(new Wording("캡처에 화면 사진이 없다.", "The capture holds no picture."));
    }
    for (int i = 0; i < dossier.pictures().size(); i++) {
      Picture picture = dossier.pictures().get(i);
      if (i == 0 || (i == 1 && sheets.left() > SECOND + CAPTION)) {
        draw(picture);
      } else {
        leftOut(picture);
      }
    }
  }

  /** A picture for which there is no room is named, so that nobody thinks that there is none. */
  private void leftOut(Picture picture) throws IOException {
    sheets.sentences(
        switch (picture.view()) {
          case VIEWPORT ->
              new Wording(
                  "창에 보인 화면 사진이 하나 더 있으나 지면이 모자라 싣지 않았다. 캡처 안에 있다.",
                  "There is another picture of the window, left out for lack of room; it is in the"
                      + " capture.");
          case FULL_PAGE ->
              new Wording(
                  "페이지 전체의 사진은 지면이 모자라 싣지 않았다. 캡처 안에 있다.",
                  "The picture of the whole page is left out for lack of room; it is in the"
                      + " capture.");
        });
    sheets.quiet(size(picture));
  }

  private void draw(Picture picture) throws IOException {
    Languages languages = sheets.languages();
    Wording words =
        switch (picture.view()) {
          case VIEWPORT -> new Wording("방문 시 창에 보인 화면", "What the window showed");
          case FULL_PAGE ->
              picture.cut()
                  ? new Wording("페이지 전체의 윗부분(축소)", "The top of the whole page, reduced")
                  : new Wording("페이지 전체(축소)", "The whole page, reduced");
        };
    if (picture.shown().isPresent()) {
      sheets.picture(image(picture), sheets.left() - CAPTION);
    } else {
      sheets.sentences(new Wording("화면 사진을 읽을 수 없다.", "The picture cannot be read."));
    }
    sheets.quiet(languages.label(words) + " · " + size(picture));
  }

  private static String size(Picture picture) {
    return "%d × %d px · SHA-256 %s".formatted(picture.width(), picture.height(), picture.sha256());
  }

  private PDImageXObject image(Picture picture) throws IOException {
    var shown = picture.shown().orElseThrow();
    long pixels = (long) shown.getWidth() * shown.getHeight();
    return pixels > LOSSLESS_PIXELS
        ? JPEGFactory.createFromImage(document, shown, QUALITY)
        : LosslessFactory.createFromImage(document, shown);
  }
}
