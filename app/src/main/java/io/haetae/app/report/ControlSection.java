package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Controls;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each session's control visits showed. */
final class ControlSection {
  private ControlSection() {}

  static Html of(ReportData data) {
    return Html.of(
        """
        <section aria-labelledby="controls">
        <h2 id="controls">{}</h2>
        <p class="note">{}</p>
        <table class="controls">
        <caption class="hidden">{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        </table>
        </section>
        """,
        new Bilingual("대조 방문", "Control visits").html(),
        new Bilingual(
                "각 접속에서 판매 중임을 아는 상품과 존재하지 않는 상품 번호를 먼저 확인한다. 둘 다 기대대로 나온 접속에서만 판매 중지·이동·차단·폐점을"
                    + " 결론으로 인정한다.",
                "Each session first looks at a listing known to be on sale and at a number known"
                    + " not to exist. Only where both showed what they must is an item concluded to"
                    + " be removed, redirected, blocked or without seller.")
            .html(),
        new Bilingual("접속별 대조 방문의 결과", "Results of the control visits").html(),
        new Bilingual("사이트·접속 조건", "Site and vantage").html(),
        new Bilingual("대조 대상", "Control").html(),
        new Bilingual("결과", "Outcome").html(),
        new Bilingual("판정", "Verdict").html(),
        new Bilingual("시각", "Time").html(),
        Html.all(rows(data)));
  }

  private static List<Html> rows(ReportData data) {
    List<Html> rows = new ArrayList<>();
    Map<String, Lane> withoutOnSale = new TreeMap<>();
    Map<String, Lane> withoutAbsent = new TreeMap<>();
    for (LaneQuality lane : LaneQuality.ofLanes(data)) {
      lane.lane().ifPresent(found -> withoutOnSale.put(found.name(), found));
      lane.lane().ifPresent(found -> withoutAbsent.put(found.name(), found));
    }
    for (ObservationRow row : data.observations()) {
      String lane = row.visit().lane().name();
      switch (row.visit().purpose()) {
        case TARGET, SEARCH, CANDIDATE, PROBE -> {}
        case CONTROL_ON_SALE -> {
          withoutOnSale.remove(lane);
          rows.add(row(row, Controls.notRun().withOnSale(row.verdict()).onSale()));
        }
        case CONTROL_ABSENT -> {
          withoutAbsent.remove(lane);
          rows.add(row(row, Controls.notRun().withAbsent(row.verdict()).absent()));
        }
      }
    }
    withoutOnSale.values().forEach(lane -> rows.add(notRun(lane, Purpose.CONTROL_ON_SALE)));
    withoutAbsent.values().forEach(lane -> rows.add(notRun(lane, Purpose.CONTROL_ABSENT)));
    return rows;
  }

  private static Html row(ObservationRow row, Controls.Outcome outcome) {
    Wording country = CountryName.of(row.visit().lane().vantage().country());
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{}<br><code>{}</code></td><td>{}</td>
        <td>{}{}</td><td class="when">{}</td></tr>
        """,
        QualitySection.laneName(row.visit().lane()),
        name(row.visit().purpose()).html(),
        ForeignText.of(row.visit().listing().toString(), 80),
        outcome(row.visit().purpose(), outcome),
        VerdictChip.of(VerdictKind.of(row.verdict()), country),
        ListingSection.reason(row.verdict()),
        Moment.of(row.openedAt()));
  }

  private static Html notRun(Lane lane, Purpose purpose) {
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>–</td><td>–</td></tr>
        """,
        QualitySection.laneName(lane),
        name(purpose).html(),
        outcome(purpose, Controls.Outcome.NOT_RUN));
  }

  private static Bilingual name(Purpose purpose) {
    return switch (purpose) {
      case TARGET -> new Bilingual("조사 대상", "target");
      case SEARCH -> new Bilingual("검색", "search");
      case CANDIDATE -> new Bilingual("검색된 상품", "found by a search");
      case PROBE -> new Bilingual("첫 확인", "first look");
      case CONTROL_ON_SALE -> new Bilingual("판매 중임을 아는 상품", "listing known to be on sale");
      case CONTROL_ABSENT -> new Bilingual("존재하지 않는 상품 번호", "number known not to exist");
    };
  }

  private static Html outcome(Purpose purpose, Controls.Outcome outcome) {
    Bilingual word =
        switch (outcome) {
          case PASSED -> new Bilingual("✓ 기대대로 나옴", "✓ as it must be");
          case FAILED -> new Bilingual("✕ 반대로 나옴", "✕ the contrary");
          case INCONCLUSIVE -> new Bilingual("? 결론 없음", "? nothing conclusive");
          case NOT_RUN -> new Bilingual("– 실시하지 않음", "– not made");
        };
    return Html.of(
        "<strong>{}</strong>{}",
        word.html(),
        consequence(purpose, outcome)
            .map(text -> Html.of("<br><span class=\"note\">{}</span>", text.html()))
            .orElseGet(Html::none));
  }

  /** What {@link Controls#confirm} makes of an outcome. */
  private static Optional<Bilingual> consequence(Purpose purpose, Controls.Outcome outcome) {
    Bilingual nothing = new Bilingual("이 접속에서는 결론을 내지 않음", "nothing is concluded in this session");
    Bilingual noAbsence =
        new Bilingual("이 접속에서는 판매 중지 등을 결론 내지 않음", "no removal is concluded in this session");
    return switch (outcome) {
      case PASSED -> Optional.empty();
      case FAILED -> Optional.of(nothing);
      case INCONCLUSIVE -> Optional.of(purpose == Purpose.CONTROL_ON_SALE ? nothing : noAbsence);
      case NOT_RUN -> Optional.of(noAbsence);
    };
  }
}
