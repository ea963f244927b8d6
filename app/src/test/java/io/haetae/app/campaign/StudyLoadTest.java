package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.study.StudyTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyLoadTest {
  private static final LocalDate START = LocalDate.parse("2026-12-01");

  @TempDir private Path folder = Path.of("");

  @Test
  void theFullestDayIsThatOfMostNotices() throws IOException {
    Study study = study("", "2026-12-10", "2026-12-10", "2026-11-01");
    StudyLoad load = StudyLoad.of(study).getFirst();
    assertThat(load.day()).isEqualTo(LocalDate.parse("2026-12-10"));
    assertThat(load.listings()).isCloseTo(2 + 1 / 7.0, within(1e-9));
    // Ten hours at 27.5 seconds would be 1309; the lane's cap is 500.
    assertThat(load.possible()).isEqualTo(500);
    assertThat(load.tooMuch()).isFalse();
    assertThat(StudyLoad.warnings(study, List.of(load))).isEmpty();
  }

  @Test
  void searchesAreSpreadOverTheirSlotsAndTheirHitsCount() throws IOException {
    Study study = study("", "2026-11-01");
    StudyLoad load = StudyLoad.of(study).getFirst();
    long queries = study.queries(study.items().getFirst(), study.vantages().getFirst()).size();
    assertThat(queries).isPositive();
    assertThat(load.searches()).isCloseTo(queries / 7.0, within(1e-9));
    assertThat(load.hits()).isCloseTo(3 * queries / 7.0, within(1e-9));
    assertThat(load.sentence()).contains("of 500 that pace, caps and night windows allow");
  }

  @Test
  void whatCannotBeDoneIsWarnedOf() throws IOException {
    Study study = study("visits-a-day: 3", "2026-12-02", "2026-12-02", "2026-12-02");
    List<StudyLoad> loads = StudyLoad.of(study);
    assertThat(loads.getFirst().tooMuch()).isTrue();
    assertThat(StudyLoad.warnings(study, loads))
        .singleElement()
        .asString()
        .contains("cannot make", "on 2026-12-02, only 3");
  }

  @Test
  void thePaceOfTheOpenHoursIsTheLimitWhereNoCapIs() throws IOException {
    Study study = study("visits-a-day: 2000", "2026-12-02");
    assertThat(StudyLoad.of(study).getFirst().possible()).isEqualTo(1309);
  }

  private Study study(String budget, String... published) throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyTemplate.write(file, START);
    if (!budget.isEmpty()) {
      Files.writeString(file, Files.readString(file).replaceFirst("visits-a-day: 500", budget));
    }
    StringBuilder list = new StringBuilder("id,name,published,listings\n");
    for (int item = 1; item <= published.length; item++) {
      list.append(
          "EXAMPLE-%d,Kettle,%s,aliexpress:100500600000000%d\n"
              .formatted(item, published[item - 1], item + 1));
    }
    Files.writeString(folder.resolve("watch-example.csv"), list);
    return StudyFile.read(file).study().orElseThrow();
  }
}
