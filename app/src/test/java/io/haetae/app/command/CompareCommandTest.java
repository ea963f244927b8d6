package io.haetae.app.command;

import static io.haetae.app.command.MadeUpArchive.GONE;
import static io.haetae.app.command.MadeUpArchive.ON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.study.StudyTemplate;
import io.haetae.core.verdict.Verdict;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two campaigns, of 80 and of 70 other products. */
class CompareCommandTest {
  @TempDir static Path archives;

  private static Path last;
  private static Path now;

  @BeforeAll
  static void twoArchives() throws IOException {
    last = archives.resolve("last");
    now = archives.resolve("now");
    new MadeUpArchive(Instant.parse("2025-11-03T00:00:00Z"))
        .looks("temu", 0, 1000, seen(48, 80))
        .write(last, ArchiveKind.STUDY);
    new MadeUpArchive(Instant.parse("2026-11-02T00:00:00Z"))
        .looks("temu", 0, 2000, seen(56, 70))
        .looks("shein", 0, 3000, seen(0, 5))
        .write(now, ArchiveKind.STUDY);
  }

  @Test
  void sharesHaveTheirDifferenceWithItsInterval() throws IOException {
    JsonNode json = json("--sampling", "TARGETED");

    assertThat(json.at("/first/asOf").asString()).startsWith("2025-11-03");
    assertThat(json.at("/second/archive").asString()).isEqualTo("STUDY");
    assertThat(json.path("productsInBoth").asInt()).isZero();
    assertThat(json.at("/note/en").asString()).contains("nothing of a population");
    JsonNode temu = figure(json, "K1", "temu");
    assertThat(temu.at("/first/numerator").asInt()).isEqualTo(48);
    assertThat(temu.at("/second/denominator").asInt()).isEqualTo(70);
    assertThat(temu.at("/difference/value/low").asDouble()).isEqualTo(0.2, within(1e-12));
    assertThat(temu.at("/difference/interval95/low").asDouble())
        .as("Newcombe 1998, table II")
        .isEqualTo(0.0524, within(5e-5));
    assertThat(temu.at("/difference/interval95/high").asDouble()).isEqualTo(0.3339, within(5e-5));
    assertThat(reason(figure(json, "K1", "shein")))
        .as("a part that the first has not")
        .isEqualTo("DifferentDenominators");
    assertThat(reason(figure(json, "K1", "")))
        .as("the first watched one site, the second two")
        .isEqualTo("DifferentDenominators");
    assertThat(reason(figure(json, "K8", ""))).isEqualTo("NoShare");
  }

  @Test
  void theTextIsInBothLanguages() {
    String text = ran("--sampling", "targeted").out();

    assertThat(text)
        .contains("[1] " + last + " · STUDY · KR · 2025-11-03T")
        .contains("양쪽에서 관측한 제품 / products in both: 0")
        .contains("관측 대상 간의 차이이며 모집단의 변화를 뜻하지 않음 / differences of the watched")
        .contains(
            "+20.0 %p / +20.0 percentage points (95 %: +5.2 – +33.4 %p / +5.2 – +33.4 percentage")
        .contains("해당 없음 / no such part")
        .doesNotContain("방문 / visits")
        .contains("보류 / withheld: 분모가 달라 비교할 수 없음 / the denominators differ")
        .contains("보류 / withheld: 비율에 한하여 차이를 제시함 / a difference is given of shares alone");
  }

  @Test
  void whatIsAboutOtherThingsIsWithheldAndSaysWhy() throws IOException {
    refuses(json(), "SamplingNotDeclared", "선언되지 않음", "not declared");
    refuses(
        json("--sampling", "TARGETED", "--other-sampling", "REPRESENTATIVE"),
        "OtherSampling",
        "표본 추출 방법이 달라",
        "drawn in different ways");
    refuses(
        json("--sampling", "TARGETED", "--other-country", "DE"),
        "OtherCountry",
        "배송 국가가 달라",
        "countries differ");
    JsonNode same = Json.parse(of(last, last, "--json", "--sampling", "TARGETED").out(), "same");
    refuses(same, "SameProducts", "독립된 표본이 아님", "not independent");
    assertThat(same.path("productsInBoth").asInt()).isEqualTo(80);
  }

  @Test
  void aDemoIsNeverMixedWithRealSites() throws IOException {
    Path demo = archives.resolve("demo");
    new MadeUpArchive(Instant.parse("2026-11-02T00:00:00Z"))
        .looks("temu", 0, 4000, seen(3, 6))
        .write(demo, ArchiveKind.DEMO);

    FiguresCommandsTest.Ran ran = of(last, demo, "--sampling", "TARGETED");

    assertThat(ran.exit()).isNotZero();
    assertThat(ran.out())
        .contains("시연 보관소", "a demo archive is never compared")
        .doesNotContain("K1");
  }

  @Test
  void eachSideHasItsMoment() throws IOException {
    JsonNode json =
        json("--sampling", "TARGETED", "--as-of", "2025-11-05", "--other-as-of", "2026-11-01");

    assertThat(json.at("/first/asOf").asString()).isEqualTo("2025-11-05T14:59:59.999Z");
    assertThat(figure(json, "K1", "").at("/second/withheld/reason").asString())
        .as("before its first look")
        .isEqualTo("NothingDetermined");
    assertThat(figure(json, "K1", "").at("/first/numerator").asInt()).isEqualTo(48);
  }

  @Test
  void eachSideHasItsStudy(@TempDir Path folder) throws IOException {
    Path of2025 = study(folder, last, 2025, "targeted");
    Path of2026 = study(folder, now, 2026, "targeted");
    Path bestSelling = study(folder, now, 2027, "top-sellers");

    JsonNode alike = json("--study", "" + of2025, "--other-study", "" + of2026);
    assertThat(alike.at("/first/sampling").asString()).isEqualTo("TARGETED");
    assertThat(alike.at("/first/studySha256").asString())
        .isNotEqualTo(alike.at("/second/studySha256").asString());
    assertThat(figure(alike, "K1", "temu").at("/difference/value/low").asDouble())
        .isEqualTo(0.2, within(1e-12));
    refuses(
        json("--study", "" + of2025, "--other-study", "" + bestSelling),
        "OtherSampling",
        "표본 추출 방법이 달라",
        "drawn in different ways");
    refuses(json("--study", "" + of2025), "SamplingNotDeclared", "선언되지 않음", "was not declared");
    FiguresCommandsTest.Ran ran = ran("--sampling", "TARGETED", "--other-study", "" + of2025);
    assertThat(ran.exit()).isNotZero();
    assertThat(ran.out()).contains("is no version of the study that this archive was made under");
  }

  /** A study's file under which an archive was made. */
  private static Path study(Path folder, Path archive, int year, String rule) throws IOException {
    Path file = folder.resolve(year + ".yaml");
    StudyTemplate.write(file, LocalDate.of(year, 11, 1));
    Files.writeString(file, Files.readString(file).replace("rule: targeted", "rule: " + rule));
    Study study = StudyFile.read(file).study().orElseThrow();
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Samples.CLOCK)) {
      database.study().version(study.sha256(), study.text(), Samples.PLANNED);
    }
    return file;
  }

  private static void refuses(JsonNode json, String reason, String korean, String english) {
    assertThat(json.path("figures").valueStream().filter(f -> f.at("/difference/value").isObject()))
        .as(reason)
        .isEmpty();
    JsonNode withheld = figure(json, "K1", "").at("/difference/withheld");
    assertThat(withheld.path("reason").asString()).isEqualTo(reason);
    assertThat(withheld.path("ko").asString()).contains(korean);
    assertThat(withheld.path("en").asString()).contains(english);
  }

  private static String reason(JsonNode figure) {
    return figure.at("/difference/withheld/reason").asString();
  }

  private static JsonNode figure(JsonNode json, String id, String group) {
    return json.path("figures")
        .valueStream()
        .filter(figure -> figure.path("id").asString().equals(id))
        .filter(figure -> figure.at("/group/name").asString("").equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String... options) throws IOException {
    FiguresCommandsTest.Ran ran =
        ran(
            IntStream.rangeClosed(0, options.length)
                .mapToObj(i -> i == 0 ? "--json" : options[i - 1])
                .toArray(String[]::new));
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.FINE);
    return Json.parse(ran.out(), "comparison");
  }

  private static FiguresCommandsTest.Ran ran(String... options) {
    return of(last, now, options);
  }

  private static FiguresCommandsTest.Ran of(Path first, Path second, String... options) {
    List<String> words = new ArrayList<>(List.of("" + first, "" + second));
    words.addAll(List.of(options));
    return FiguresCommandsTest.run(new CompareCommand(), words.toArray(String[]::new));
  }

  private static List<Verdict> seen(int on, int of) {
    return IntStream.range(0, of).mapToObj(i -> i < on ? ON : GONE).toList();
  }
}
