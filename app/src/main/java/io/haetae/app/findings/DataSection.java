package io.haetae.app.findings;

import io.haetae.app.notice.Answer;
import io.haetae.app.notice.SentNotice;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Data quality, right of reply, corrections, and the annexes. */
final class DataSection {
  private static final int LONGEST = 4_000;
  private static final int SHORT = 120;

  private DataSection() {}

  static Html of(Findings findings, List<Map.Entry<Subject, ObservationRow>> shown) {
    return Html.all(
        List.of(quality(findings), replies(findings), corrections(findings), annexes(shown)));
  }

  private static Html quality(Findings findings) {
    List<Figure> figures = new ArrayList<>();
    for (Definition definition :
        List.of(
            Definition.VISITS_MADE,
            Definition.PAGES_FETCHED,
            Definition.CONCLUSIVE_VISITS,
            Definition.UNDETERMINED_VISITS,
            Definition.BLOCKED_VISITS,
            Definition.CONTROL_ON_SALE_PASSED,
            Definition.CONTROL_ABSENT_PASSED,
            Definition.SEALED_VISITS,
            Definition.READERS_AGREE,
            Definition.MATCHER_PRECISION,
            Definition.MATCHER_RECALL,
            Definition.CLOCK_OFFSET,
            Definition.CLOCK_OFFSET_LARGEST)) {
      figures.add(findings.whole(definition));
    }
    return Html.of(
        """
        <section aria-labelledby="quality">
        <h2 id="quality">{}</h2>
        {}
        {}
        {}
        {}
        </section>
        """,
        new Bilingual("7. 데이터 품질", "7. Data quality").html(),
        FigureTable.of(new Bilingual("방문과 대조", "Visits and controls"), figures),
        FigureTable.ofParts(
            new Bilingual("판정 불가 사유별 방문", "Visits that told nothing, by reason"),
            new Bilingual("사유", "Reason"),
            findings.parts(Definition.UNDETERMINED_VISITS, "reason")),
        blocked(findings.parts(Definition.BLOCKED_VISITS, "site")),
        MannersTable.of(findings.manners()));
  }

  private static Html blocked(List<Figure> sites) {
    List<String> names = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Figure figure : sites) {
      if (figure.result() instanceof Measured measured) {
        names.add(figure.group().map(Figure.Group::name).orElse(""));
        shares.add(measured.value().low());
      }
    }
    return names.isEmpty()
        ? Html.none()
        : Html.of(
            "<figure><figcaption>{}</figcaption>{}{}</figure>",
            new Bilingual("플랫폼별 접근 차단율", "Visits kept out, by site").html(),
            Chart.bars(
                names,
                shares,
                new Bilingual("접근 차단율(%)", "kept out (%)"),
                new Bilingual(
                    "플랫폼별 접근 차단율. 아래 표와 같은 내용.",
                    "Visits kept out by site, as in the table below.")),
            FigureTable.ofParts(
                new Bilingual("플랫폼별 접근 차단율", "Visits kept out by site"),
                new Bilingual("플랫폼", "Site"),
                sites));
  }

  private static Html replies(Findings findings) {
    return Html.of(
        """
        <section aria-labelledby="replies">
        <h2 id="replies">{}</h2>
        <p class="note">{}</p>
        {}
        </section>
        """,
        new Bilingual("8. 사업자 소명(반론)", "8. Right of reply").html(),
        new Bilingual(
                "발송 기록된 통지와 그에 대한 플랫폼의 회신을 원문대로 싣는다. 회신은 사실 확인이 아니며, 확인 결과는 3항에 있다.",
                "Recorded notices with the platforms' answers in their own words. An answer is no"
                    + " finding; what was found is in section 3.")
            .html(),
        notices(findings, notice -> true));
  }

  /** Some of the notices with their answers. */
  static Html notices(Findings findings, Predicate<SentNotice> wanted) {
    List<Html> notices =
        findings.notices().notices().stream()
            .filter(wanted)
            .map(notice -> notice(findings, notice))
            .toList();
    return notices.isEmpty()
        ? Html.of(
            "<p>{}</p>",
            new Bilingual("기록된 통지와 회신이 없다.", "No notice and no answer was recorded.").html())
        : Html.of("<ol class=\"replies\">{}</ol>", Html.all(notices));
  }

  private static Html notice(Findings findings, SentNotice notice) {
    List<Html> answers =
        findings.notices().answers().stream()
            .filter(answer -> answer.notice().equals(notice.id()))
            .map(DataSection::answer)
            .toList();
    return Html.of(
        "<li><p>{} · {} · {} · {}</p>{}</li>",
        Moment.of(notice.received()),
        ForeignText.of(Masked.text(notice.recipient()), SHORT),
        ForeignText.of(notice.item(), SHORT),
        ForeignText.of(
            String.join(", ", notice.listings().stream().map(Object::toString).toList()), SHORT),
        answers.isEmpty()
            ? Html.of("<p>{}</p>", new Bilingual("회신 기록 없음", "no answer recorded").html())
            : Html.all(answers));
  }

  private static Html answer(Answer answer) {
    Bilingual outcome =
        switch (answer.outcome()) {
          case REMOVED -> new Bilingual("삭제·차단하였다고 회신", "says it removed or blocked");
          case REFUSED -> new Bilingual("거부 또는 이의", "refuses or contests");
          case OTHER -> new Bilingual("기타 회신", "other answer");
        };
    return Html.of(
        "<p>{} · {}</p><blockquote>{}</blockquote>",
        Moment.of(answer.at()),
        outcome.html(),
        ForeignText.of(Masked.text(answer.text()), LONGEST));
  }

  private static Html corrections(Findings findings) {
    return Html.of(
        """
        <section aria-labelledby="corrections">
        <h2 id="corrections">{}</h2>
        {}
        </section>
        """,
        new Bilingual("9. 정정 이력", "9. Corrections").html(),
        findings.corrections().isEmpty()
            ? Html.of("<p>{}</p>", new Bilingual("정정 사항 없음.", "None so far.").html())
            : Html.of(
                "<ul>{}</ul>",
                Html.all(
                    findings.corrections().stream()
                        .map(line -> Html.of("<li>{}</li>", ForeignText.of(line, LONGEST))))));
  }

  private static Html annexes(List<Map.Entry<Subject, ObservationRow>> shown) {
    return Html.of(
        """
        <section aria-labelledby="evidence">
        <h2 id="evidence">{}</h2>
        <table class="evidence">
        <caption>{}</caption>
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>{}</tbody>
        </table>
        </section>
        <section aria-labelledby="verifying">
        <h2 id="verifying">{}</h2>
        <p>{}</p>
        <p><code>haetae verify captures/…</code> · <code>haetae log check .</code></p>
        </section>
        <section aria-labelledby="raw">
        <h2 id="raw">{}</h2>
        <p>{}</p>
        <p><code>data/observations.csv</code> <code>data/observations.jsonl</code>
        <code>data/figures.csv</code> <code>data/events.csv</code>
        <code>data/*.parquet</code></p>
        </section>
        """,
        new Bilingual("붙임 1. 증거 목록", "Annex 1. Evidence").html(),
        new Bilingual("게시물별 마지막 증거 묶음", "The last bundle of each listing").html(),
        new Bilingual("게시물", "Listing").html(),
        new Bilingual("일시", "Time").html(),
        new Bilingual("목록 SHA-256", "Manifest SHA-256").html(),
        Html.all(shown.stream().map(each -> evidence(each.getValue()))),
        new Bilingual("붙임 2. 검증 방법", "Annex 2. How to verify").html(),
        new Bilingual(
                "보관소 폴더에서 인터넷 없이 아래 명령으로 확인한다. 모든 항목이 통과(종료 코드 0)해야 하며, 목록의 해시는 위 표의 값과"
                    + " 같아야 한다.",
                "In the archive's folder, offline. Every claim must pass (exit code 0), and each"
                    + " manifest's hash must be the one in the table.")
            .html(),
        new Bilingual("붙임 3. 원자료와 코드북", "Annex 3. Raw data and codebook").html(),
        new Bilingual(
                "각 표 옆의 codebook 파일이 열의 뜻을 설명한다. 판매자 이름은 가명으로 바꾸었고, 원본은 봉인된 증거 묶음에 있다.",
                "A codebook beside each table explains its columns. Sellers carry pseudonyms; the"
                    + " originals stay in the sealed bundles.")
            .html());
  }

  private static Html evidence(ObservationRow row) {
    Optional<EvidenceRef> evidence = row.evidence();
    return Html.of(
        "<tr><th scope=\"row\"><code>{}</code><p class=\"url\">{}</p></th><td>{}</td><td><code"
            + " class=\"hash\">{}</code></td></tr>",
        ForeignText.of(row.visit().listing().toString(), SHORT),
        ForeignText.of(row.visit().url().toString(), SHORT),
        Moment.of(row.closedAt()),
        Html.text(evidence.map(EvidenceRef::manifestSha256).orElse("–")));
  }
}
