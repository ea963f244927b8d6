package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.browse.Bytes;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.export.words.Harmless;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The small copy of what the window showed. */
final class PictureCell {
  private static final Logger LOG = LoggerFactory.getLogger(PictureCell.class);
  private static final Bilingual NONE = new Bilingual("화면 사진 없음", "no picture");
  private static final Bilingual UNREADABLE =
      new Bilingual("화면 사진을 읽을 수 없음", "the picture cannot be read");

  private final SealedPictures pictures;

  PictureCell(SealedPictures pictures) {
    this.pictures = pictures;
  }

  Html of(ObservationRow row) {
    if (row.evidence().isEmpty()) {
      return missing(NONE);
    }
    EvidenceRef evidence = row.evidence().get();
    try {
      Optional<Bytes> picture = pictures.viewport(evidence);
      if (picture.isEmpty()) {
        return missing(NONE);
      }
      return Thumbnail.of(picture.get())
          .map(small -> image(small, row))
          .orElseGet(() -> missing(UNREADABLE));
    } catch (IOException damaged) {
      LOG.warn("The picture in {} cannot be read", evidence.path(), damaged);
      return missing(UNREADABLE);
    }
  }

  private static Html image(Bytes small, ObservationRow row) {
    String listing = Harmless.text(row.visit().listing().toString(), 80);
    return Html.of(
        "<img src=\"data:image/jpeg;base64,{}\" alt=\"{}\" width=\"180\">",
        Html.text(Base64.getEncoder().encodeToString(small.toArray())),
        new Bilingual("방문 시 화면, " + listing, "What the window showed, " + listing).plain());
  }

  private static Html missing(Bilingual why) {
    return Html.of("<p class=\"missing\">{}</p>", why.html());
  }
}
