package io.haetae.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveFiguresTest {
  private static final String RUN = "20261123T000000.000Z";

  @TempDir Path folder;

  @Test
  void everyFigureCanBeTracedToItsBundles() throws IOException {
    try (ArchiveDatabase archive = archive()) {
      ArchiveFigures figures = figures(archive);
      JsonNode json = JsonMapper.shared().readTree(FigureJson.of(figures, archive));

      JsonNode share = figure(json, "K1");
      assertThat(share.get("numerator").asInt()).isEqualTo(3);
      assertThat(share.get("denominator").asInt()).isEqualTo(5);
      assertThat(share.get("unknown").asInt()).isEqualTo(1);
      assertThat(share.get("value").get("low").asDouble()).isEqualTo(0.6, within(1e-12));
      assertThat(share.get("bounds").get("low").asDouble()).isEqualTo(0.5, within(1e-12));
      List<String> visits =
          StreamSupport.stream(share.get("visits").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      assertThat(visits).hasSize(6).contains(RUN + "/3");
      assertThat(visits)
          .allSatisfy(
              visit ->
                  assertThat(json.get("bundles").get(visit).get("path").asString())
                      .startsWith("captures/"));
      assertThat(figure(json, "K12.absent").get("numerator").asInt()).isEqualTo(1);
      assertThat(figure(json, "K3").get("withheld").get("reason").asString())
          .isEqualTo("NotRecorded");
    }
  }

  @Test
  void theTextIsInBothLanguages() throws IOException {
    try (ArchiveDatabase archive = archive()) {
      StringWriter text = new StringWriter();
      FigureText.print(new PrintWriter(text, true), figures(archive));

      assertThat(text.toString())
          .contains("판매중 비율(관측 대상) / Share on sale (watched listings)")
          .contains("60.0 % (95 %:")
          .contains("· 3 / 5 · 판정불가 / unknown 1 · 한계 / bounds 50.0 % – 66.7 %")
          .contains("보류 / withheld: 표본 추출 방법이 선언되지 않음 / the sampling was not declared");
    }
  }

  private ArchiveFigures figures(ArchiveDatabase archive) throws IOException {
    return ArchiveFigures.of(
        archive,
        new Declared(Country.KOREA, Sampling.NOT_DECLARED, Optional.empty()),
        NoticeBook.read(folder),
        Optional.empty());
  }

  private static JsonNode figure(JsonNode json, String id) {
    return StreamSupport.stream(json.get("figures").spliterator(), false)
        .filter(figure -> figure.get("id").asString().equals(id) && !figure.has("group"))
        .findFirst()
        .orElseThrow();
  }

  private ArchiveDatabase archive() {
    ArchiveDatabase archive = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK);
    Verdict gone = new Verdict.Removed(Samples.BASIS);
    Verdict wall = new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);
    Verdict on = new Verdict.Orderable(Samples.BASIS);
    List<Observation> observations = new ArrayList<>();
    observations.add(Samples.orderable(visit(1, Purpose.CONTROL_ON_SALE)));
    observations.add(Samples.observation(visit(2, Purpose.CONTROL_ABSENT), gone));
    int position = 3;
    for (Verdict verdict : List.of(on, on, on, gone, gone, wall)) {
      observations.add(Samples.observation(visit(position, Purpose.TARGET), verdict));
      position++;
    }
    archive.rebuild(observations.stream());
    return archive;
  }

  private static Visit visit(int position, Purpose purpose) {
    return Samples.visit(Samples.lane("temu"), RUN, position, purpose);
  }
}
