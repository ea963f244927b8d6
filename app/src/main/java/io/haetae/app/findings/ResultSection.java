package io.haetae.app.findings;

import io.haetae.app.figures.FigureValue;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.DrawnCurve;
import io.haetae.core.figures.DrawnCurve.Point;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.StateNow;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Results by status, times to takedown, and returns. */
final class ResultSection {
  private static final int TAKEDOWN_DAYS = 30;
  private static final int RETURN_DAYS = 180;

  private ResultSection() {}

  static Html of(Findings findings) {
    return Html.all(List.of(statuses(findings), times(findings), returns(findings)));
  }

  private static Html statuses(Findings findings) {
    Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
    for (StateNow state : findings.states()) {
      VerdictKind kind =
          state.last().map(Look::verdict).map(VerdictKind::of).orElse(VerdictKind.UNDETERMINED);
      counts.merge(kind, 1, Integer::sum);
    }
    Wording country = CountryName.of(findings.declared().country());
    return Html.of(
        """
        <section aria-labelledby="statuses">
        <h2 id="statuses">{}</h2>
        <p class="note">{}</p>
        <table class="numbers statuses">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        </table>
        {}
        {}
        </section>
        """,
        new Bilingual("3. 상태별 결과", "3. Results by status").html(),
        new Bilingual(
                "기준일 이전 7일 이내 마지막 판정에 따른 상태이다. 그런 판정이 없으면 판정 불가이며 삭제로 보지 않는다.",
                "The state of the last conclusive look in the seven days before; without one it is"
                    + " undetermined, never removed.")
            .html(),
        new Bilingual("상태별 게시물 수", "Listings by status").html(),
        new Bilingual("상태", "Status").html(),
        new Bilingual("건수", "Listings").html(),
        new Bilingual("뜻", "Meaning").html(),
        Html.all(
            Stream.of(VerdictKind.values())
                .filter(kind -> kind != VerdictKind.SEARCHED)
                .map(kind -> status(kind, counts.getOrDefault(kind, 0), country))),
        FigureTable.of(
            new Bilingual("판매 중 비율, 차단 회신의 사실 여부, 확산", "Availability, claims and spread"),
            whole(
                findings,
                Definition.AVAILABILITY,
                Definition.AVAILABILITY_IN_POPULATION,
                Definition.CLAIM_FALSE_AT_FIRST,
                Definition.CLAIM_FALSE_AFTER_A_DAY,
                Definition.CLAIM_FALSE_AFTER_A_WEEK,
                Definition.OFFERS_A_PRODUCT,
                Definition.SELLERS_A_PRODUCT,
                Definition.SITES_A_PRODUCT,
                Definition.PRODUCTS_ON_SALE,
                Definition.SEARCH_COVERAGE,
                Definition.INFORMATION_COMPLETE)),
        FigureTable.ofParts(
            new Bilingual("표시사항별 충족률", "Listing information, by particular"),
            new Bilingual("표시사항", "Particular"),
            findings.parts(Definition.INFORMATION_COMPLETE, "information")));
  }

  private static Html status(VerdictKind kind, int count, Wording country) {
    return Html.of(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"words\">{}</td></tr>",
        Bilingual.of(kind.word(country)).html(),
        Html.number(count),
        Bilingual.of(kind.meaning(country)).html());
  }

  private static Html times(Findings findings) {
    Optional<DrawnCurve> curve =
        DrawnCurve.ofTakedowns(
            findings.declared().forFigures(),
            findings.figures().records(),
            findings.figures().asOf(),
            TAKEDOWN_DAYS);
    return Html.of(
        """
        <section aria-labelledby="times">
        <h2 id="times">{}</h2>
        <p class="note">{}</p>
        {}
        {}
        </section>
        """,
        new Bilingual("4. 차단 소요기간", "4. Time to takedown").html(),
        new Bilingual(
                "통지 수령 시각부터 확인된 삭제·차단까지의 기간이다. 확인 사이의 시각은 알 수 없으므로 구간으로 추정한다(Turnbull). 품절·배송"
                    + " 불가·연령 확인은 차단으로 세지 않는다.",
                "From the receipt of the notice to a confirmed removal or block, estimated from the"
                    + " intervals between looks (Turnbull). Sold out, not delivered or behind an"
                    + " age check is no takedown.")
            .html(),
        FigureTable.of(
            new Bilingual("차단 소요기간과 위해 노출 일수", "Times to takedown and days at risk"),
            whole(
                findings,
                Definition.GONE_IN_TWO_WORKING_DAYS,
                Definition.TAKEDOWN_MEDIAN,
                Definition.TAKEDOWN_P90,
                Definition.STANDING_AFTER_2_DAYS,
                Definition.STANDING_AFTER_7_DAYS,
                Definition.STANDING_AFTER_30_DAYS,
                Definition.DAYS_AT_RISK)),
        curve
            .map(
                drawn ->
                    figure(
                        drawn,
                        new Bilingual("통지 후 경과일", "days after the notice"),
                        new Bilingual("삭제·차단 비율(%)", "share gone (%)")))
            .orElseGet(ResultSection::tooFew));
  }

  private static Html returns(Findings findings) {
    Optional<DrawnCurve> curve =
        DrawnCurve.ofReappearances(
            findings.figures().records(), findings.figures().asOf(), RETURN_DAYS);
    List<Figure> figures =
        new ArrayList<>(
            whole(
                findings,
                Definition.BACK_IN_30_DAYS,
                Definition.BACK_IN_180_DAYS,
                Definition.REAPPEARANCE_RATE,
                Definition.REBLOCK_SHARE));
    figures.addAll(findings.parts(Definition.BACK_IN_30_DAYS, "relisting"));
    figures.addAll(findings.parts(Definition.BACK_IN_180_DAYS, "relisting"));
    figures.addAll(findings.parts(Definition.REAPPEARANCE_RATE, "relisting"));
    return Html.of(
        """
        <section aria-labelledby="returns">
        <h2 id="returns">{}</h2>
        <p class="note">{}</p>
        {}
        {}
        </section>
        """,
        new Bilingual("5. 재유통", "5. Relisting").html(),
        new Bilingual(
                "R0 같은 상품번호, R1 같은 판매자의 다른 번호, R2 다른 판매자, R3 같은 플랫폼의 다른 상점·도메인. 삭제 당시 이미 있던 게시물은"
                    + " 재유통이 아니다. 관측할 수 없었던 유형은 보류로 표시한다.",
                "R0 same number, R1 same seller and another number, R2 another seller, R3 another"
                    + " storefront or domain. Offers that stood already are no relisting. What the"
                    + " study could not have seen is withheld.")
            .html(),
        FigureTable.of(new Bilingual("재유통", "Relisting"), figures),
        curve
            .map(
                drawn ->
                    figure(
                        drawn,
                        new Bilingual("삭제 확인 후 경과일", "days after the removal"),
                        new Bilingual("재유통 비율(%)", "share back (%)")))
            .orElseGet(ResultSection::tooFew));
  }

  private static List<Figure> whole(Findings findings, Definition... definitions) {
    return Stream.of(definitions).map(findings::whole).toList();
  }

  private static Html tooFew() {
    return Html.of(
        "<p class=\"note\">{}</p>",
        new Bilingual(
                "5건 미만이거나 20 % 넘게 판정 불가이면 곡선을 그리지 않는다.",
                "No curve is drawn of fewer than five, or with more than 20 % undetermined.")
            .html());
  }

  private static Html figure(DrawnCurve curve, Bilingual days, Bilingual share) {
    List<Point> told = new ArrayList<>();
    for (int i = 0; i < curve.points().size(); i += 8) {
      told.add(curve.points().get(i));
    }
    Point last = curve.points().getLast();
    String ways = curve.confinedTo().map(seen -> " (" + seen + ")").orElse("");
    Bilingual caption =
        new Bilingual(
            share.korean() + ways + ", " + days.korean() + "별. 띠는 95 % 신뢰구간",
            share.english() + ways + " by " + days.english() + "; the band is the 95 % interval");
    Bilingual alternative =
        new Bilingual(
            "%d건 중 %d건이 발생. %.0f일까지 %s. 아래 표와 같은 내용."
                .formatted(curve.times(), curve.events(), last.days(), percent(last.share())),
            "%d of %d came; by day %.0f %s. The table below says the same."
                .formatted(curve.events(), curve.times(), last.days(), percent(last.share())));
    return ChartFigure.of(
        caption,
        Chart.curve(curve, days, share, alternative),
        caption,
        List.of(days, share, new Bilingual("95 % 신뢰구간", "95 % interval")),
        told.stream().map(ResultSection::point).toList());
  }

  private static Html point(Point point) {
    return Html.of(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
        Html.text(String.format(Locale.ROOT, "%.0f", point.days())),
        Html.text(percent(point.share())),
        Html.text(percent(point.interval())));
  }

  private static String percent(Range range) {
    return FigureValue.of(Definition.Unit.SHARE, range).english();
  }
}
