package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.study.Study;
import io.haetae.core.plan.ScheduleRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was looked at, how it was chosen, and how it was looked at. */
final class ScopeSection {
  private static final int LONGEST = 2_000;
  private static final Bilingual RULES =
      new Bilingual(
          "판정은 화면의 적극적 근거가 있을 때만 내린다. 삭제·재유통은 시간을 두고 한 독립된 두 번의 확인과 대조 방문의 통과를 요구한다.",
          "Conclusions need positive evidence. A removal or return needs two independent looks some"
              + " minutes apart in sessions whose control visits passed.");
  private static final Bilingual MANNERS =
      new Bilingual(
          "캡차·로그인·접속 제한은 우회하지 않고 판정 불가로 기록하였다.",
          "Captchas, log-in walls and limits were recorded as undetermined, never worked around.");

  private ScopeSection() {}

  static Html of(Findings findings) {
    List<Html> scope = new ArrayList<>();
    Optional<Study> study = findings.declared().study();
    study.ifPresent(known -> scope.addAll(statement(known.statement())));
    scope.add(FactLine.of("기간", "Period", period(findings)));
    scope.add(
        FactLine.of(
            "관측 대상",
            "Watched",
            new Bilingual(
                    "제품 " + items(findings) + "개, 게시물 " + findings.latest().size() + "건",
                    items(findings) + " products, " + findings.latest().size() + " listings")
                .html()));
    scope.add(FactLine.of("표본의 한계", "Limits of the sample", limits(findings).html()));
    return Html.of(
        """
        <section aria-labelledby="scope">
        <h2 id="scope">{}</h2>
        <dl class="facts">{}</dl>
        </section>
        <section aria-labelledby="method">
        <h2 id="method">{}</h2>
        <dl class="facts">{}</dl>
        </section>
        """,
        new Bilingual("1. 조사 개요", "1. Scope").html(),
        Html.all(scope),
        new Bilingual("2. 조사 방법", "2. Method").html(),
        Html.all(method(findings)));
  }

  private static List<Html> statement(Study.Statement said) {
    return List.of(
        FactLine.of("조사명", "Study", foreign(said.title())),
        FactLine.of("목적", "Purpose", foreign(said.purpose())),
        FactLine.of("조사 수행자", "Operator", foreign(said.operator())),
        FactLine.of("근거", "Legal basis", foreign(said.legalBasis())),
        FactLine.of("표본 추출틀", "Sampling frame", foreign(said.frame())),
        FactLine.of("표본 추출 방법", "Sampling rule", rule(said.rule())),
        FactLine.of("보관", "Retention", foreign(said.retention())));
  }

  private static Html rule(String stored) {
    return switch (stored) {
      case "census" -> new Bilingual("전수", "all of the frame").html();
      case "random" -> new Bilingual("무작위 추출", "at random").html();
      case "top-sellers" -> new Bilingual("판매량 상위 제품", "the best-selling ones").html();
      case "targeted" -> new Bilingual("위해 우려 제품 선정", "chosen for their risk").html();
      default -> foreign(stored);
    };
  }

  private static Html period(Findings findings) {
    return Html.of(
        "{} – {}",
        findings.first().map(Moment::of).orElseGet(Html::none),
        Moment.of(findings.figures().asOf()));
  }

  private static long items(Findings findings) {
    return findings.latest().keySet().stream().map(Subject::item).distinct().count();
  }

  private static Bilingual limits(Findings findings) {
    return switch (findings.declared().sampling()) {
      case REPRESENTATIVE ->
          new Bilingual(
              "추출틀에 대한 대표 표본으로 선언되었다. 추출틀 밖의 제품에 대해서는 말할 수 없다.",
              "Declared to represent its frame; nothing is said of products outside it.");
      case TARGETED ->
          new Bilingual(
              "위해 우려 등으로 선정한 표본이다. 수치는 관측 대상에만 해당하며 시장 전체의 비율이 아니다.",
              "A targeted sample: figures are of the watched listings, no rates of the market.");
      case NOT_DECLARED ->
          new Bilingual(
              "표본 추출 방법이 선언되지 않았다. 수치는 관측 대상에만 해당한다.",
              "The sampling was not declared: figures are of the watched listings alone.");
    };
  }

  private static List<Html> method(Findings findings) {
    List<ObservationRow> rows = List.copyOf(findings.latest().values());
    List<Html> lines = new ArrayList<>();
    lines.add(
        FactLine.of("접속 조건", "Vantage", each(rows, row -> row.visit().lane().vantage().name())));
    lines.add(FactLine.of("플랫폼", "Sites", each(rows, row -> row.visit().listing().site().value())));
    findings
        .declared()
        .study()
        .map(Study::schedule)
        .ifPresent(rule -> lines.add(FactLine.of("주기", "Schedule", schedule(rule).html())));
    lines.add(FactLine.of("판정 기준", "Decision rules", RULES.html()));
    lines.add(FactLine.of("접속 원칙", "Manners", MANNERS.html()));
    return lines;
  }

  private static Html each(List<ObservationRow> rows, Function<ObservationRow, String> value) {
    return foreign(rows.stream().map(value).distinct().sorted().collect(Collectors.joining(", ")));
  }

  private static Bilingual schedule(ScheduleRule rule) {
    Bilingual dense = every(rule.denseEvery());
    Bilingual weekly = every(rule.weeklyEvery());
    return new Bilingual(
        "통지 후 " + rule.denseDays() + "일간 " + dense.korean() + "마다, 그 밖에는 " + weekly.korean() + "마다",
        "every "
            + dense.english()
            + " for "
            + rule.denseDays()
            + " days after a notice, else every "
            + weekly.english());
  }

  private static Bilingual every(Duration length) {
    long days = length.toDays();
    return days > 1 && length.equals(Duration.ofDays(days))
        ? new Bilingual(days + "일", days + " days")
        : new Bilingual(length.toHours() + "시간", length.toHours() + " hours");
  }

  private static Html foreign(String text) {
    return ForeignText.of(text, LONGEST);
  }
}
