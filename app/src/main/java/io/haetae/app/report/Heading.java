package io.haetae.app.report;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** The top of the page: what it is, of when, and whether it is only a demonstration. */
final class Heading {
  private static final Bilingual PARTLY_SIMULATED =
      new Bilingual(
          "모의 사이트 방문이 섞여 있음: '모의 사이트' 표시가 있는 행은 실제 사이트에 대한 증거가 아님",
          "Holds visits to simulated sites: rows marked so are no evidence of a real one");

  private Heading() {}

  static Bilingual title(ReportData data) {
    return switch (data.kind()) {
      case STUDY ->
          new Bilingual(
              "해외 온라인 플랫폼 위해제품 판매 관측 보고서", "Observation report: unsafe products on sale abroad");
      case DEMO ->
          new Bilingual(
              "[시연] 해외 온라인 플랫폼 위해제품 판매 관측 보고서",
              "[Demonstration] Observation report: unsafe products on sale abroad");
    };
  }

  /** The band that stands on every page of a demonstration. */
  static Html band(ReportData data) {
    if (data.kind() == ArchiveKind.DEMO) {
      return Html.of(
          """
          {}
          <div class="watermark" aria-hidden="true">시연 DEMONSTRATION</div>
          """,
          Frame.demonstration());
    }
    return data.simulated() ? Frame.band(PARTLY_SIMULATED) : Html.none();
  }

  static Html of(ReportData data) {
    return Html.of(
        """
        <header>
        {}
        <p class="maker">해태 Haetae</p>
        <h1>{}</h1>
        <dl class="meta">
        <div><dt>{}</dt><dd><code>{}</code></dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        <div><dt>{}</dt><dd>{}</dd></div>
        </dl>
        </header>
        """,
        Bilingual.choice(),
        title(data).html(),
        new Bilingual("회차", "Run").html(),
        ForeignText.of(data.run().name(), 64),
        new Bilingual("시작", "Started").html(),
        Moment.of(data.run().startedAt()),
        new Bilingual("마지막 방문", "Last visit").html(),
        data.run().lastClosedAt().map(Moment::of).orElseGet(() -> Html.text("–")),
        new Bilingual("배송 국가", "Delivery country").html(),
        countries(data),
        new Bilingual("작성", "Written").html(),
        Moment.of(data.writtenAt()));
  }

  private static Html countries(ReportData data) {
    List<Wording> names = data.countries().stream().map(CountryName::of).toList();
    return new Bilingual(
            names.stream().map(Wording::korean).collect(Collectors.joining(", ")),
            names.stream().map(Wording::english).collect(Collectors.joining(", ")))
        .html();
  }
}
