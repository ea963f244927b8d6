package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.ForeignText;
import io.haetae.app.report.Frame;
import io.haetae.app.report.Html;
import io.haetae.app.report.Moment;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.export.words.CountryName;
import java.util.List;

/** The frame of every page of a report of figures, and its top. */
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
    return Frame.of(
        Html.of(
            "lang=\"{}\" class=\"{}\"",
            shown == Shown.EN ? Html.markup("en") : Html.markup("ko"),
            classes(demo, shown)),
        title,
        List.of(Html.file("report.css"), Html.file("findings.css")),
        demo ? List.of(Frame.demonstration()) : List.of(),
        sections);
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
