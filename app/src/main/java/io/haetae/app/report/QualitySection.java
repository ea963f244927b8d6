package io.haetae.app.report;

import io.haetae.core.plan.Lane;
import io.haetae.core.verdict.Reason;
import io.haetae.export.words.ReasonWords;
import java.util.Arrays;
import java.util.List;

/** How far the run came and how much of it can be relied on; stands before any result. */
final class QualitySection {
  private static final Bilingual NOTHING_OPEN =
      new Bilingual(
          "계획한 방문을 모두 마쳤고, 모든 방문에 결론이 있음",
          "Every planned visit was made, and each came to a conclusion");

  private QualitySection() {}

  static Html of(ReportData data) {
    LaneQuality all = LaneQuality.ofAll(data);
    List<LaneQuality> lanes = LaneQuality.ofLanes(data);
    return Html.of(
        """
        <section aria-labelledby="quality">
        <h2 id="quality">{}</h2>
        <p class="note">{}</p>
        <ul class="figures">{}</ul>
        {}
        {}
        </section>
        """,
        new Bilingual("데이터 품질", "Data quality").html(),
        new Bilingual(
                "방문 단위 집계이며 대조 방문을 포함한다. 아래 결과는 이 표와 함께 읽어야 한다.",
                "Counts of visits, control visits included. Read the results below together with"
                    + " this.")
            .html(),
        figures(all),
        lanes(lanes, all),
        reasons(all));
  }

  private static Html figures(LaneQuality all) {
    return Html.all(
        List.of(
            figure(
                new Bilingual("방문 완료 / 계획", "visits made / planned"),
                Html.of("{} / {}", Html.number(all.observed()), Html.number(all.planned())),
                Html.none()),
            figure(
                new Bilingual("판정 불가", "undetermined"),
                Html.number(all.undetermined()),
                all.share(all.undetermined())),
            figure(
                new Bilingual("접근 차단(캡차·제한·로그인)", "kept out (captcha, limit, log-in)"),
                Html.number(all.blocked()),
                all.share(all.blocked())),
            figure(
                new Bilingual("공백: 방문하지 못함", "gaps: not visited"),
                Html.number(all.notVisited()),
                Html.none()),
            figure(
                new Bilingual("증거 묶음 없는 방문", "visits without a bundle"),
                Html.number(all.withoutBundle()),
                Html.none())));
  }

  private static Html figure(Bilingual label, Html number, Html share) {
    return Html.of(
        "<li><strong>{}</strong> <span class=\"share\">{}</span><span class=\"label\">{}</span></li>",
        number,
        share,
        label.html());
  }

  private static Html lanes(List<LaneQuality> lanes, LaneQuality all) {
    return Html.of(
        """
        <table class="numbers">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        <th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        <tfoot>{}</tfoot>
        </table>
        """,
        new Bilingual("사이트·접속 조건별 방문", "Visits by site and vantage").html(),
        new Bilingual("사이트·접속 조건", "Site and vantage").html(),
        new Bilingual("계획", "Planned").html(),
        new Bilingual("완료", "Made").html(),
        new Bilingual("미방문", "Not visited").html(),
        new Bilingual("결론 있음", "Conclusive").html(),
        new Bilingual("판정 불가", "Undetermined").html(),
        new Bilingual("접근 차단", "Kept out").html(),
        Html.all(lanes.stream().map(QualitySection::row)),
        row(all));
  }

  private static Html row(LaneQuality quality) {
    Html name =
        quality
            .lane()
            .map(QualitySection::laneName)
            .orElseGet(() -> new Bilingual("합계", "All").html());
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td>
        <td>{} <span class="share">{}</span></td><td>{} <span class="share">{}</span></td></tr>
        """,
        name,
        Html.number(quality.planned()),
        Html.number(quality.observed()),
        Html.number(quality.notVisited()),
        Html.number(quality.conclusive()),
        Html.number(quality.undetermined()),
        quality.share(quality.undetermined()),
        Html.number(quality.blocked()),
        quality.share(quality.blocked()));
  }

  /** A lane as the report names it. */
  static Html laneName(Lane lane) {
    return Html.of(
        "{} <span class=\"vantage\">{}</span>{}",
        ForeignText.of(lane.site().value(), 80),
        ForeignText.of(lane.vantage().name(), 120),
        lane.standIn().map(standIn -> simulatedMark()).orElseGet(Html::none));
  }

  /** The mark of everything that was not seen at a real site. */
  static Html simulatedMark() {
    return Html.of(
        " <span class=\"simulated\">{}</span>", new Bilingual("모의 사이트", "simulated site").html());
  }

  private static Html reasons(LaneQuality all) {
    if (all.reasons().isEmpty()) {
      return all.notVisited() == 0
          ? Html.of("<p class=\"note\">{}</p>", NOTHING_OPEN.html())
          : Html.none();
    }
    return Html.of(
        """
        <table class="numbers reasons">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>
        </tr></thead>
        <tbody>{}</tbody>
        </table>
        """,
        new Bilingual("판정 불가 사유", "Why visits stayed undetermined").html(),
        new Bilingual("사유", "Reason").html(),
        new Bilingual("방문", "Visits").html(),
        new Bilingual("뜻", "Meaning").html(),
        Html.all(
            Arrays.stream(Reason.values())
                .filter(all.reasons()::containsKey)
                .map(reason -> reasonRow(reason, all))));
  }

  private static Html reasonRow(Reason reason, LaneQuality all) {
    int visits = all.reasons().getOrDefault(reason, 0);
    return Html.of(
        """
        <tr><th scope="row">{}</th><td>{} <span class="share">{}</span></td>
        <td class="words">{}</td></tr>
        """,
        Bilingual.of(ReasonWords.word(reason)).html(),
        Html.number(visits),
        all.share(visits),
        Bilingual.of(ReasonWords.meaning(reason)).html());
  }
}
