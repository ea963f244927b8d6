package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.report.Thumbnail;
import io.haetae.app.storage.CandidateRow;
import io.haetae.core.browse.Bytes;
import io.haetae.core.watch.ListingId;
import io.haetae.export.words.Harmless;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The confirmed relistings, each with the photographs of both offers beside each other. */
final class RelistedSection {
  private static final Logger LOG = LoggerFactory.getLogger(RelistedSection.class);
  private static final int LONGEST = 80;

  /** So many pictures of 60 kB keep a report within a third of the 20 MB that it may have. */
  private static final int MOST_PICTURES = 80;

  private RelistedSection() {}

  static Html of(List<Relisting> relistings) {
    if (relistings.isEmpty()) {
      return Html.none();
    }
    List<Html> shown = new ArrayList<>();
    for (int i = 0; i < relistings.size(); i++) {
      shown.add(relisting(relistings.get(i), i < MOST_PICTURES));
    }
    return Html.of(
        """
        <section aria-labelledby="relisted">
        <h2 id="relisted">{}</h2>
        <p class="note">{}</p>
        {}
        </section>
        """,
        new Bilingual("확인된 재유통", "Confirmed relistings").html(),
        new Bilingual(
                "왼쪽이 관측 대상, 오른쪽이 다시 올라온 게시물이며, 두 사진에서 일치하는 부분을 표시했다. 사람이 같은 제품이라고 확인했거나 정해 둔 식별번호가"
                    + " 같은 것만 싣는다. 사진은 "
                    + MOST_PICTURES
                    + "건까지 싣고, 나머지는 자료 보관소의 candidates 폴더에 있다.",
                "Left the watched listing, right the offer that came later; the part that agrees is"
                    + " marked. Only what people said is the same product, or what has an accepted"
                    + " identifier in common. Photographs of the first "
                    + MOST_PICTURES
                    + "; the others lie in the archive's folder candidates.")
            .html(),
        Html.all(shown));
  }

  private static Html relisting(Relisting relisting, boolean pictured) {
    CandidateRow row = relisting.row();
    return Html.of(
        """
        <figure class="pair">
        <figcaption>{} <span class="vantage">{}</span></figcaption>
        {}
        <dl class="facts">{}{}{}{}</dl>
        </figure>
        """,
        ForeignText.of(row.item(), LONGEST),
        Html.text(row.standing().name()),
        pictured ? picture(relisting) : Html.none(),
        FactLine.of("관측 대상", "Watched listing", listing(row.reference())),
        FactLine.of("다시 올라온 게시물", "Offer that came later", listing(Optional.of(row.listing()))),
        FactLine.of("처음 발견", "First seen", Moment.of(row.firstSeen())),
        FactLine.of("확인", "Confirmed by", confirmed(relisting).html()));
  }

  private static Bilingual confirmed(Relisting relisting) {
    CandidateRow row = relisting.row();
    String computed = String.format(Locale.ROOT, "%.2f", row.probability());
    return relisting.readers() > 0
        ? new Bilingual(
            "검토자 " + relisting.readers() + "명(계산된 확률 " + computed + ")",
            "readers: " + relisting.readers() + " (computed probability " + computed + ")")
        : new Bilingual(
            "식별번호 " + row.accepted().orElse("") + "(계산된 확률 " + computed + ")",
            "identifier " + row.accepted().orElse("") + " (computed probability " + computed + ")");
  }

  private static Html listing(Optional<ListingId> listing) {
    return listing
        .map(id -> ForeignText.of(id.toString(), LONGEST))
        .orElseGet(() -> new Bilingual("공표된 내용", "what the notice says").html());
  }

  private static Html picture(Relisting relisting) {
    try {
      Optional<Bytes> both = relisting.photographs();
      Optional<Bytes> small = both.isPresent() ? Thumbnail.wide(both.get()) : Optional.empty();
      return small.map(bytes -> image(bytes, relisting.row())).orElseGet(Html::none);
    } catch (IOException damaged) {
      LOG.warn("The photographs of {} cannot be read", relisting.row().listing(), damaged);
      return Html.of(
          "<p class=\"missing\">{}</p>",
          new Bilingual("사진을 읽을 수 없음", "the photographs cannot be read").html());
    }
  }

  private static Html image(Bytes small, CandidateRow row) {
    String right = Harmless.text(row.listing().toString(), LONGEST);
    String left =
        Harmless.text(row.reference().map(ListingId::toString).orElse(row.item()), LONGEST);
    return Html.of(
        "<img class=\"chart\" src=\"data:image/jpeg;base64,{}\" alt=\"{}\">",
        Html.text(Base64.getEncoder().encodeToString(small.toArray())),
        new Bilingual(
                left + " 및 " + right + "의 제품 사진", "Photographs of " + left + " and of " + right)
            .plain());
  }
}
