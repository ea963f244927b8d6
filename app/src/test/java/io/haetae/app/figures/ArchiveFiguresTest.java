package io.haetae.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.LaneManners;
import io.haetae.app.storage.Samples;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
      JsonNode json = json(figures, archive);

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
          .contains("판매 중 비율(관측 대상) / Share on sale (watched listings)")
          .contains("60.0 % (95 %:")
          .contains("· 3 / 5 · 판정 불가 / unknown 1 · 한계 / bounds 50.0 % – 66.7 %")
          .contains("보류 / withheld: 표본 추출 방법이 선언되지 않음 / the sampling was not declared");
    }
  }

  @Test
  void searchesInTwoLanguagesAndDecisionsGiveTheCoverageWithItsVisits() throws IOException {
    try (ArchiveDatabase archive = archive()) {
      archive.rebuild(
          Stream.of(
              searched(21, new Query("불빛 팽이", Query.Kind.LOCAL), 1, 10),
              searched(22, new Query("flashing top", Query.Kind.ENGLISH), 6, 20)));
      assertThat(figure(json(figures(archive), archive), "K8").at("/withheld/reason").asString())
          .as("nobody has said which of the offers are the products")
          .isEqualTo("SmallCell");
      archive
          .candidates()
          .replace(
              IntStream.rangeClosed(1, 20).mapToObj(ArchiveFiguresTest::candidate).toList(),
              Samples.PLANNED);
      for (int i = 1; i <= 20; i++) {
        archive.candidates().decide("kim", "A1", hit(i).listing(), Answer.SAME, Samples.PLANNED);
      }

      JsonNode coverage = figure(json(figures(archive), archive), "K8");
      assertThat(coverage.at("/value/low").asDouble()).isEqualTo(28.333333, within(1e-5));
      assertThat(coverage.get("numerator").asInt()).isEqualTo(20);
      assertThat(coverage.get("denominator").asInt()).isEqualTo(5);
      assertThat(coverage.get("visits").valueStream().map(JsonNode::asString))
          .containsExactly(RUN + "/21", RUN + "/22");
    }
  }

  @Test
  void theReadersWithTheMostCandidatesInCommonGiveTheirAgreement() throws IOException {
    try (ArchiveDatabase archive = archive()) {
      archive
          .candidates()
          .replace(
              IntStream.rangeClosed(1, 5).mapToObj(ArchiveFiguresTest::candidate).toList(),
              Samples.PLANNED);
      for (int i = 1; i <= 5; i++) {
        decide(archive, "kim", i, i <= 3 ? Answer.SAME : Answer.DIFFERENT);
        decide(archive, "lee", i, i <= 2 ? Answer.SAME : Answer.DIFFERENT);
      }
      decide(archive, "ahn", 1, Answer.DIFFERENT);

      JsonNode agreement = figure(json(figures(archive), archive), "K12.kappa");

      assertThat(agreement.get("numerator").asInt()).isEqualTo(4);
      assertThat(agreement.get("denominator").asInt()).isEqualTo(5);
      assertThat(agreement.at("/value/low").asDouble())
          .as("0.8 agreed, 0.48 by chance")
          .isEqualTo(0.32 / 0.52, within(1e-12));
    }
  }

  @Test
  void whatTwoReadersSayOfACandidateIsHeldAgainstItsGrade() throws IOException {
    try (ArchiveDatabase archive = archive()) {
      archive
          .candidates()
          .replace(
              IntStream.rangeClosed(1, 14)
                  .mapToObj(i -> candidate(i, i <= 8 ? "SameItem" : "Undecided"))
                  .toList(),
              Samples.PLANNED);
      for (int i = 1; i <= 13; i++) {
        Answer answer =
            i == 7 ? Answer.OTHER_OPTION : i <= 6 || i > 11 ? Answer.SAME : Answer.DIFFERENT;
        decide(archive, "kim", i, answer);
        decide(archive, "lee", i, i == 11 ? Answer.UNSURE : answer);
      }
      decide(archive, "kim", 14, Answer.SAME);

      JsonNode json = json(figures(archive), archive);

      JsonNode precision = figure(json, "K12.precision");
      assertThat(precision.get("numerator").asInt())
          .as("1 to 6 of 1 to 8 without the other option")
          .isEqualTo(6);
      assertThat(precision.get("denominator").asInt()).isEqualTo(7);
      assertThat(precision.get("unknown").asInt()).isZero();
      JsonNode recall = figure(json, "K12.recall");
      assertThat(recall.get("numerator").asInt()).isEqualTo(6);
      assertThat(recall.get("denominator").asInt()).as("1 to 6, 12 and 13").isEqualTo(8);
      assertThat(recall.get("unknown").asInt())
          .as("11, of which one reader is unsure")
          .isEqualTo(1);
    }
  }

  @Test
  void politenessIsToldLaneByLane() throws IOException {
    LaneManners lane =
        new LaneManners(
            "temu/KR",
            12,
            Optional.of(Duration.ofMillis(25_500)),
            new TreeMap<>(
                Map.of(
                    "retry-after",
                    new LaneManners.Forbidden(2, Duration.ofMinutes(90), Duration.ofHours(1)))));

    JsonNode told = FigureJson.lane(lane);

    assertThat(told.get("lane").asString()).isEqualTo("temu/KR");
    assertThat(told.get("turns").asInt()).isEqualTo(12);
    assertThat(told.get("nearestSeconds").asDouble()).isEqualTo(25.5);
    JsonNode forbidden = told.get("forbidden").get(0);
    assertThat(forbidden.get("kind").asString()).isEqualTo("retry-after");
    assertThat(forbidden.get("ko").asString()).isEqualTo("Retry-After 준수");
    assertThat(forbidden.get("times").asInt()).isEqualTo(2);
    assertThat(forbidden.get("togetherSeconds").asInt()).isEqualTo(5400);
    assertThat(forbidden.get("longestSeconds").asInt()).isEqualTo(3600);
    try (ArchiveDatabase archive = archive()) {
      assertThat(json(figures(archive), archive).get("politeness").size()).isZero();
    }
  }

  private static void decide(ArchiveDatabase archive, String reader, int offer, Answer answer) {
    archive.candidates().decide(reader, "A1", hit(offer).listing(), answer, Samples.PLANNED);
  }

  private static JsonNode json(ArchiveFigures figures, ArchiveDatabase archive) {
    StringWriter out = new StringWriter();
    FigureJson.write(out, figures, archive);
    return JsonMapper.shared().readTree(out.toString());
  }

  private static Observation searched(int position, Query query, int from, int to) {
    Lane lane = Samples.lane("temu");
    Visit visit =
        new Visit(
            RUN + "/" + position,
            RUN,
            position,
            Purpose.SEARCH,
            Optional.of("A1"),
            query.at(lane.site()),
            List.of(),
            URI.create("https://www.temu.example/search"),
            lane,
            Optional.of(query));
    Instant opened = Samples.PLANNED.plus(Duration.ofMinutes(position));
    return new Observation(
        visit,
        opened,
        opened.plusSeconds(8),
        new Verdict.Searched(to - from + 1, Samples.BASIS),
        Optional.empty(),
        Optional.of(Samples.evidence(visit)),
        IntStream.rangeClosed(from, to).mapToObj(ArchiveFiguresTest::hit).toList());
  }

  private static SearchHit hit(int number) {
    return new SearchHit(
        ListingId.parse("temu:9900" + number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateRow candidate(int number) {
    return candidate(number, "Undecided");
  }

  private static CandidateRow candidate(int number, String grade) {
    return new CandidateRow(
        "A1",
        hit(number).listing(),
        Optional.empty(),
        grade,
        0.5,
        CandidateRow.Standing.BESIDE,
        Samples.PLANNED,
        Optional.empty(),
        "{}",
        Optional.empty());
  }

  private ArchiveFigures figures(ArchiveDatabase archive) throws IOException {
    return ArchiveFigures.of(
        folder,
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
