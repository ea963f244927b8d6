package io.haetae.app.command;

import static io.haetae.app.command.MadeUpArchive.ON;
import static io.haetae.app.command.MadeUpArchive.WALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.core.figures.Refusal;
import io.haetae.core.verdict.Verdict;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The smallest archive that each refusal comes from, and what its commands say. */
class RefusalsShownTest {
  /** Those of two archives, which CompareCommandTest shows. */
  private static final Set<Refusal> OF_COMPARISONS =
      EnumSet.of(
          Refusal.DIFFERENT_DENOMINATORS,
          Refusal.OTHER_COUNTRY,
          Refusal.OTHER_SAMPLING,
          Refusal.SAME_PRODUCTS,
          Refusal.NO_SHARE);

  @TempDir Path folder;

  /**
   * What is shown.
   *
   * @param figure the stored name of the figure that is withheld
   * @param part the part of the study that it is withheld of; empty for the whole
   * @param korean why, in the words that are expected
   * @param english the same
   * @param archive what causes it
   * @param options what is declared
   */
  record Shown(
      Refusal refusal,
      String figure,
      String part,
      String korean,
      String english,
      MadeUpArchive archive,
      List<String> options) {
    @Override
    public String toString() {
      return refusal.stored();
    }
  }

  static Stream<Shown> all() {
    return Stream.of(
        shown(
            Refusal.NOT_RECORDED,
            "K3",
            "필요한 기록이 이 보관소에 없음",
            "the archive does not keep the records for it",
            looks(ON)),
        shown(
            Refusal.NOTHING_DETERMINED, "K1", "판정된 대상이 없음", "nothing was determined", looks(WALL)),
        shown(
            Refusal.MANY_UNDETERMINED,
            "K1",
            "20 %를 넘는 대상이 판정 불가",
            "more than 20 % undetermined",
            looks(ON, ON, ON, WALL)),
        shown(
            Refusal.SCHEDULE_TOO_SPARSE,
            "K3",
            "확인 간격이 길어 알 수 없음",
            "looks were too far apart to know",
            looks(ON).notice("temu", 0.5, 1).looks("temu", 9, 1, List.of(ON))),
        shown(
            Refusal.CALENDAR_UNKNOWN,
            "K3",
            "기한이 공휴일 정보가 없는 해에 걸침",
            "a time limit runs into a year of unknown holidays",
            new MadeUpArchive(Instant.parse("2030-01-07T00:00:00Z"))
                .looks("temu", 0, 1, List.of(ON))
                .notice("temu", 0.5, 1)
                .looks("temu", 1, 1, List.of(ON))),
        new Shown(
            Refusal.TARGETED_SAMPLE,
            "K1.population",
            "",
            "위해 우려로 선정한 표본이므로 모집단에 대해서는 말할 수 없음",
            "a targeted sample says nothing of a population",
            looks(ON),
            List.of("--sampling", "TARGETED")),
        shown(
            Refusal.SAMPLING_NOT_DECLARED,
            "K1.population",
            "표본 추출 방법이 선언되지 않음",
            "the sampling was not declared",
            looks(ON)),
        new Shown(
            Refusal.SMALL_CELL, "K1", "temu", "5건 미만", "fewer than five", looks(ON), List.of()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsSaidInBothLanguages(Shown shown) throws IOException {
    Path archive = folder.resolve("archive");
    shown.archive().write(archive, ArchiveKind.STUDY);

    assertThat(text(archive, shown))
        .contains("보류 / withheld: " + shown.korean() + " / " + shown.english());
    JsonNode withheld = json(archive, shown).path("withheld");
    assertThat(withheld.path("reason").asString()).isEqualTo(shown.refusal().stored());
    assertThat(withheld.path("ko").asString()).isEqualTo(shown.korean());
    assertThat(withheld.path("en").asString()).isEqualTo(shown.english());
    Element row = row(archive, shown);
    assertThat(row.select("[lang=ko]").eachText()).last(STRING).endsWith(shown.korean());
    assertThat(row.select("[lang=en]").eachText()).last(STRING).endsWith(shown.english());
  }

  @Test
  void noRefusalIsLeftOut() {
    Set<Refusal> known = EnumSet.copyOf(OF_COMPARISONS);
    all().map(Shown::refusal).forEach(known::add);

    assertThat(known).containsExactlyInAnyOrder(Refusal.values());
  }

  private String text(Path archive, Shown shown) {
    List<String> lines = run(new FiguresCommand(), archive, shown, List.of()).lines().toList();
    String part = shown.part().isEmpty() ? "" : " [site: " + shown.part() + "]";
    for (int i = 0; i < lines.size() - 1; i++) {
      String line = lines.get(i);
      if (line.startsWith(shown.figure() + " v")
          && (part.isEmpty() ? !line.endsWith("]") : line.endsWith(part))) {
        return lines.get(i + 1);
      }
    }
    throw new AssertionError("No figure " + shown.figure() + part);
  }

  private JsonNode json(Path archive, Shown shown) throws IOException {
    String text = run(new FiguresCommand(), archive, shown, List.of("--json"));
    return Json.parse(text, "figures")
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("id").asString().equals(shown.figure()))
        .filter(figure -> figure.at("/group/name").asString("").equals(shown.part()))
        .findFirst()
        .orElseThrow();
  }

  private Element row(Path archive, Shown shown) throws IOException {
    Path out = folder.resolve("report");
    run(new ReportCommand(), archive, shown, List.of("-o", "" + out));
    Document page = Jsoup.parse(Files.readString(out.resolve("report.html")));
    return shown.part().isEmpty()
        ? page.select("ul.refusals li").stream()
            .filter(li -> li.select(".vantage").text().equals(shown.figure()))
            .findFirst()
            .orElseThrow()
        : page.select("section:has(#parts) tr.withheld").stream()
            .filter(tr -> tr.select("th").text().equals(shown.part()))
            .findFirst()
            .orElseThrow();
  }

  private static String run(Object command, Path archive, Shown shown, List<String> options) {
    List<String> words = new ArrayList<>(List.of("" + archive));
    words.addAll(options);
    words.addAll(shown.options());
    FiguresCommandsTest.Ran ran = FiguresCommandsTest.run(command, words.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.FINE);
    return ran.out();
  }

  private static Shown shown(
      Refusal refusal, String figure, String korean, String english, MadeUpArchive archive) {
    return new Shown(refusal, figure, "", korean, english, archive, List.of());
  }

  private static MadeUpArchive looks(Verdict... verdicts) {
    return new MadeUpArchive(Instant.parse("2026-11-02T00:00:00Z"))
        .looks("temu", 0, 1, List.of(verdicts));
  }
}
