package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.export.words.CountryName;
import java.util.List;

/** The frame of every page: it holds all it shows, runs no script and asks no network. */
final class FindingsPage {
  private FindingsPage() {}

  /** The top of a page: what it is, as of when, for which country. */
  static Html heading(Findings findings, Shown shown, Bilingual title) {
    return Html.of(
        """
        <header>
        {}
        <p class="maker">해태 Haetae</p>
        <h1>{}</h1>
        {}
        <dl class="meta">
        <div><dt>{}</dt><dd>{}</dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        </dl>
        </header>
        """,
        shown == Shown.BOTH ? Bilingual.choice() : Html.none(),
        title.html(),
        findings
            .declared()
            .study()
            .map(
                study ->
                    Html.of(
                        "<p class=\"study\">{}</p>",
                        ForeignText.of(study.statement().title(), 200)))
            .orElseGet(Html::none),
        new Bilingual("기준 시각", "As of").html(),
        Moment.of(findings.figures().asOf()),
        new Bilingual("배송 국가", "Delivery country").html(),
        Bilingual.of(CountryName.of(findings.declared().country())).html(),
        new Bilingual("작성", "Written").html(),
        Moment.of(findings.writtenAt()));
  }

  /** A page. */
  static Html of(ArchiveKind kind, Shown shown, Bilingual title, List<Html> sections) {
    boolean demo = kind == ArchiveKind.DEMO;
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="{}" class="{}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{}</title>
        <link rel="icon" href="data:,">
        <style>{}{}</style>
        </head>
        <body>
        {}
        <main>
        {}
        </main>
        </body>
        </html>
        """,
        shown == Shown.EN ? Html.markup("en") : Html.markup("ko"),
        classes(demo, shown),
        title.plain(),
        Html.file("report.css"),
        Html.file("findings.css"),
        demo
            ? Html.of(
                "<div class=\"band\" role=\"note\">{}</div>",
                new Bilingual(
                        "시연 자료: 모의 사이트에서 만든 것으로, 실제 사이트에 대한 증거가 아님",
                        "Demonstration: made on simulated sites, no evidence of any real one")
                    .html())
            : Html.none(),
        Html.all(sections));
  }

  private static Html classes(boolean demo, Shown shown) {
    Html language =
        switch (shown) {
          case KO -> Html.markup("only-ko");
          case EN -> Html.markup("only-en");
          case BOTH -> Html.markup("both");
        };
    return demo ? Html.of("demo {}", language) : language;
  }
}
