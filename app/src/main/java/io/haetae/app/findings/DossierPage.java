package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.history.Event;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.export.dossier.ClaimWords;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.Harmless;
import io.haetae.export.words.ReasonWords;
import io.haetae.export.words.VerdictKind;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of a dossier. */
final class DossierPage {
  private static final int LONGEST = 400;

  private final Findings findings;
  private final String wanted;
  private final List<ObservationRow> rows;

  /**
   * A page.
   *
   * @param wanted the watch item or listing
   * @param rows every observation of it, oldest first
   */
  DossierPage(Findings findings, String wanted, List<ObservationRow> rows) {
    this.findings = findings;
    this.wanted = wanted;
    this.rows = List.copyOf(rows);
  }

  /** The page with the verification of each bundle and the log's entries. */
  Html of(Shown shown, Map<String, Optional<Verification>> verified, List<Custody> custody) {
    String subject = Harmless.text(wanted, LONGEST);
    Bilingual title = new Bilingual("제품별 증거 서류: " + subject, "Evidence dossier: " + subject);
    return FindingsPage.of(
        findings.figures().kind(),
        shown,
        title,
        List.of(
            FindingsPage.heading(findings, shown, title),
            subject(),
            course(),
            events(),
            observations(),
            verification(verified),
            notices(),
            custody(custody),
            verifying()));
  }

  private Html subject() {
    Optional<WatchItem> item = Optional.ofNullable(findings.declared().items().get(wanted));
    List<Html> facts = new ArrayList<>();
    facts.add(fact("대상", "Subject", wanted));
    item.ifPresent(
        known -> {
          facts.add(fact("제품명", "Product", known.name()));
          known.brand().ifPresent(text -> facts.add(fact("상표", "Brand", text)));
          facts.add(fact("모델명", "Models", String.join(", ", known.models())));
          facts.add(fact("KC 인증번호", "Certificates", String.join(", ", known.certificates())));
          known.hazard().ifPresent(text -> facts.add(fact("위해내용", "Hazard", text)));
          facts.add(fact("출처", "Source", known.source()));
        });
    facts.add(
        fact(
            "게시물",
            "Listings",
            String.join(
                ", ",
                rows.stream().map(row -> row.visit().listing().toString()).distinct().toList())));
    return section(
        "subject",
        new Bilingual("1. 대상", "1. Subject"),
        Html.of("<dl class=\"facts\">{}</dl>", Html.all(facts)));
  }

  private static Html fact(String korean, String english, String value) {
    return value.isEmpty()
        ? Html.none()
        : Html.of(
            "<dt>{}</dt><dd>{}</dd>",
            new Bilingual(korean, english).html(),
            ForeignText.of(value, LONGEST));
  }

  private Html course() {
    return section(
        "course",
        new Bilingual("2. 경과", "2. Course"),
        StripTable.of(
            findings,
            findings.latest().entrySet().stream()
                .filter(
                    each ->
                        each.getKey().item().equals(wanted)
                            || each.getKey().listing().toString().equals(wanted))
                .toList()));
  }

  private Html events() {
    List<Html> lines =
        findings.figures().casebook().events().stream()
            .filter(
                event -> rows.stream().anyMatch(r -> r.visit().listing().equals(event.listing())))
            .map(DossierPage::event)
            .toList();
    return section(
        "events",
        new Bilingual("3. 확인된 변화", "3. Confirmed changes"),
        table(
            new Bilingual("두 번의 독립된 확인에 근거한 변화", "Changes that two independent looks confirmed"),
            List.of(
                new Bilingual("변화", "Change"),
                new Bilingual("게시물", "Listing"),
                new Bilingual("변화 전 마지막 확인", "After"),
                new Bilingual("변화 첫 확인", "By")),
            lines));
  }

  private static Html event(Event event) {
    return Html.of(
        "<tr><th scope=\"row\">{} <code>{}</code></th><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
        EventWords.of(event.kind()).html(),
        Html.text(event.kind().stored()),
        ForeignText.of(event.listing().toString(), LONGEST),
        Moment.of(event.after()),
        Moment.of(event.by()));
  }

  private Html observations() {
    return section(
        "observations",
        new Bilingual("4. 관측", "4. Observations"),
        table(
            new Bilingual("모든 관측", "Every observation"),
            List.of(
                new Bilingual("일시", "Time"),
                new Bilingual("게시물", "Listing"),
                new Bilingual("판정", "Verdict"),
                new Bilingual("증거 묶음과 목록 SHA-256", "Bundle and manifest SHA-256")),
            rows.stream().map(DossierPage::observation).toList()));
  }

  private static Html observation(ObservationRow row) {
    Bilingual verdict =
        Bilingual.of(
            VerdictKind.of(row.verdict())
                .word(CountryName.of(row.visit().lane().vantage().country())));
    Html reason =
        row.verdict() instanceof Verdict.Undetermined undetermined
            ? Html.of(" ({})", Bilingual.of(ReasonWords.word(undetermined.reason())).html())
            : Html.none();
    return Html.of(
        """
        <tr><th scope="row">{}</th><td><code>{}</code><p class="url">{}</p><p>{}</p></td>
        <td>{}{}</td><td class="hash">{}</td></tr>
        """,
        Moment.of(row.closedAt()),
        ForeignText.of(row.visit().listing().toString(), LONGEST),
        ForeignText.of(row.visit().url().toString(), LONGEST),
        ForeignText.of(row.title().orElse(""), LONGEST),
        verdict.html(),
        reason,
        row.evidence()
            .map(
                ref ->
                    Html.of(
                        "<code>{}</code><br><code>{}</code>",
                        Html.text(ref.path()),
                        Html.text(ref.manifestSha256())))
            .orElseGet(() -> new Bilingual("없음", "none").html()));
  }

  private static Html verification(Map<String, Optional<Verification>> verified) {
    List<Html> lines = new ArrayList<>();
    verified.forEach((capture, verification) -> lines.add(verified(capture, verification)));
    return section(
        "verification",
        new Bilingual("5. 검증 결과", "5. Verification"),
        table(
            new Bilingual("이 서류를 만들 때의 검증 결과", "As verified when this dossier was made"),
            List.of(
                new Bilingual("증거 묶음", "Bundle"),
                new Bilingual("결과", "Result"),
                new Bilingual("항목", "Claims")),
            lines));
  }

  private static Html verified(String capture, Optional<Verification> verification) {
    Bilingual result =
        verification
            .map(Verification::passed)
            .map(
                passed ->
                    passed ? new Bilingual("✓ 통과", "✓ passes") : new Bilingual("✕ 불합격", "✕ fails"))
            .orElseGet(() -> new Bilingual("✕ 묶음이 보관소에 없음", "✕ the bundle is missing"));
    return Html.of(
        "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>",
        Html.text(capture),
        result.html(),
        Html.all(verification.stream().flatMap(v -> v.claims().stream()).map(DossierPage::claim)));
  }

  private static Html claim(Claim claim) {
    return Html.of(
        "<p>{}: <strong>{}</strong></p>",
        Bilingual.of(ClaimWords.name(claim)).html(),
        Bilingual.of(ClaimWords.state(claim)).html());
  }

  private Html notices() {
    Set<ListingId> listings =
        rows.stream().map(row -> row.visit().listing()).collect(Collectors.toSet());
    return section(
        "notices",
        new Bilingual("6. 통지와 회신", "6. Notices and answers"),
        DataSection.notices(
            findings, notice -> notice.listings().stream().anyMatch(listings::contains)));
  }

  private static Html custody(List<Custody> custody) {
    return section(
        "custody",
        new Bilingual("7. 보관의 연속성", "7. Chain of custody"),
        table(
            new Bilingual("로그에 남은 기록", "What the archive's log holds"),
            List.of(
                new Bilingual("로그 순번", "Leaf"),
                new Bilingual("일시", "Time"),
                new Bilingual("기록", "Entry"),
                new Bilingual("대상", "Of")),
            custody.stream()
                .map(
                    one ->
                        Html.of(
                            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td><code>{}</code></td></tr>",
                            Html.number(one.index()),
                            Moment.of(one.at()),
                            ForeignText.of(one.what(), LONGEST),
                            ForeignText.of(one.of(), LONGEST)))
                .toList()));
  }

  private static Html verifying() {
    return section(
        "verifying",
        new Bilingual("8. 검증 방법", "8. How to verify"),
        Html.of(
            "<p>{}</p><p><code>haetae verify captures/…</code></p>",
            new Bilingual(
                    "이 폴더에서 인터넷 없이 확인한다. 모든 필수 항목이 통과하고 종료 코드가 0이어야 한다. 로그 등재는 보관소에서"
                        + " haetae log check로 확인한다.",
                    "In this folder, offline: every required claim must pass with exit code 0. That"
                        + " the log holds them is checked in the archive by haetae log check.")
                .html()));
  }

  private static Html section(String id, Bilingual title, Html content) {
    return Html.of(
        "<section aria-labelledby=\"{}\"><h2 id=\"{}\">{}</h2>{}</section>",
        Html.text(id),
        Html.text(id),
        title.html(),
        content);
  }

  private static Html table(Bilingual caption, List<Bilingual> columns, List<Html> rows) {
    return rows.isEmpty()
        ? Html.of("<p>{}</p>", new Bilingual("없음", "none").html())
        : Html.of(
            """
            <table class="plain"><caption>{}</caption><thead><tr>{}</tr></thead>
            <tbody>{}</tbody></table>
            """,
            caption.html(),
            Html.all(
                columns.stream().map(name -> Html.of("<th scope=\"col\">{}</th>", name.html()))),
            Html.all(rows));
  }
}
