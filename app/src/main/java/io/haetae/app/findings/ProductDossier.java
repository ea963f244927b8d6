package io.haetae.app.findings;

import io.haetae.app.figures.Declared;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Event;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.WatchItem;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.ReasonWords;
import io.haetae.export.words.VerdictKind;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The evidence of one product for a lawyer: a page with its observations, events, bundles, their
 * verification and the chain of custody, and copies of the bundles beside it.
 */
public final class ProductDossier {
  /** The name of the page. */
  public static final String FILE = "dossier.html";

  private static final int LONGEST = 400;

  /** Checks a bundle. */
  @FunctionalInterface
  public interface Verifying {
    /**
     * The verification of a bundle.
     *
     * @throws IOException if it cannot be read
     */
    Verification verify(Path bundle) throws IOException;
  }

  private final Findings findings;
  private final Shown shown;
  private final String wanted;
  private final List<ObservationRow> rows;

  private ProductDossier(Findings findings, Shown shown, String wanted, List<ObservationRow> rows) {
    this.findings = findings;
    this.shown = shown;
    this.wanted = wanted;
    this.rows = rows;
  }

  /**
   * Writes a dossier into a folder that holds none.
   *
   * @param wanted the id of a watch item, or a listing written as {@code site:number}
   * @return the page; empty if nothing of it was ever observed
   * @throws FileAlreadyExistsException if the folder holds a dossier
   * @throws IOException if it cannot be written
   */
  public static Optional<Path> write(
      Path archive,
      ArchiveDatabase database,
      Declared declared,
      String wanted,
      Shown shown,
      Verifying verifying,
      Instant writtenAt,
      Path folder)
      throws IOException {
    List<ObservationRow> rows = new ArrayList<>();
    database.each(
        row -> {
          if (row.visit().listing().toString().equals(wanted)
              || row.visit().watchItem().filter(wanted::equals).isPresent()) {
            rows.add(row);
          }
        });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path page = folder.resolve(FILE);
    if (Files.exists(page)) {
      throw new FileAlreadyExistsException(page.toString());
    }
    Map<String, Verification> verified = new TreeMap<>();
    for (ObservationRow row : rows) {
      if (row.evidence().isPresent()) {
        EvidenceRef ref = row.evidence().get();
        Path bundle = archive.resolve(ref.path());
        if (Files.isDirectory(bundle)) {
          verified.put(ref.captureId(), verifying.verify(bundle));
          copy(bundle, folder.resolve(ref.path()));
        }
      }
    }
    Findings findings = Findings.of(archive, database, declared, Optional.empty(), writtenAt);
    ProductDossier dossier = new ProductDossier(findings, shown, wanted, rows);
    Html text = dossier.page(verified, Custody.of(archive, rows, findings.notices()));
    Files.writeString(page, text.toString(), StandardOpenOption.CREATE_NEW);
    return Optional.of(page);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private Html page(Map<String, Verification> verified, List<Custody> custody) {
    Bilingual title = new Bilingual("제품별 증거 서류: " + wanted, "Evidence dossier: " + wanted);
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
            .map(ProductDossier::event)
            .toList();
    return section(
        "events",
        new Bilingual("3. 확인된 변화", "3. Confirmed changes"),
        table(
            new Bilingual("두 번의 독립된 확인에 근거한 변화", "Changes that two independent looks confirmed"),
            List.of(
                new Bilingual("변화", "Change"),
                new Bilingual("게시물", "Listing"),
                new Bilingual("이후", "After"),
                new Bilingual("이전", "By")),
            lines));
  }

  private static Html event(Event event) {
    return Html.of(
        "<tr><th scope=\"row\"><code>{}</code></th><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
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
            rows.stream().map(ProductDossier::observation).toList()));
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

  private static Html verification(Map<String, Verification> verified) {
    List<Html> lines = new ArrayList<>();
    verified.forEach(
        (capture, verification) ->
            lines.add(
                Html.of(
                    "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>",
                    Html.text(capture),
                    verification.passed()
                        ? new Bilingual("✓ 통과", "✓ passes").html()
                        : new Bilingual("✕ 불합격", "✕ fails").html(),
                    Html.all(verification.claims().stream().map(ProductDossier::claim)))));
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

  private static Html claim(Claim claim) {
    return Html.of(
        "<p>{}: <strong>{}</strong></p>", Html.text(claim.name()), Html.text(claim.state().word()));
  }

  private static Html custody(List<Custody> custody) {
    return section(
        "custody",
        new Bilingual("6. 보관의 연속성", "6. Chain of custody"),
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
        new Bilingual("7. 검증 방법", "7. How to verify"),
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
