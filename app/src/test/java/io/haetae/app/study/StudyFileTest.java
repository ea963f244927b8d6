package io.haetae.app.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.watch.WatchItem;
import io.haetae.sites.format.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyFileTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeTheExample() throws IOException {
    file = folder.resolve("study.yaml");
    StudyTemplate.write(file, LocalDate.parse("2026-12-01"));
  }

  @Test
  void theExampleIsSoundAndSaysTheDefaults() throws IOException {
    StudyFile read = StudyFile.read(file);

    assertThat(read.faults()).isEmpty();
    Study study = read.study().orElseThrow();
    assertThat(study.id()).isEqualTo("example-study");
    assertThat(study.archive()).isEqualTo(folder.resolve("example-study"));
    assertThat(study.from()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(study.until()).isEqualTo("2027-12-01T00:00:00Z");
    assertThat(study.schedule()).isEqualTo(ScheduleRule.standard());
    assertThat(study.manners().gap()).isEqualTo(Duration.ofSeconds(25));
    assertThat(study.manners().dailyOfLane()).hasValue(500);
    assertThat(study.manners().obeysRobots()).isTrue();
    assertThat(study.items()).hasSize(2);
    assertThat(study.sites()).hasSize(1);
    assertThat(study.statement().rule()).isEqualTo("targeted");
    assertThat(study.simulated()).isFalse();
  }

  @Test
  void everyFaultIsNamedAtOnceWithItsLineFieldAndFix() throws IOException {
    change("study: example-study", "study: Example Study");
    change("watch-list: watch-example.csv", "watch-list: nothing.csv");
    change("until: 2027-12-01", "until: 2026-11-01");
    change("site: aliexpress", "site: aliexpres");
    change("country: KR", "country: XX");
    change("rule: targeted", "rule: whatever");
    change("confirm-after: 10m", "confirm-after: 13h");
    change("gap: 25s", "gap: fast");
    change("robots: obey", "robot: obey");

    List<Fault> faults = StudyFile.read(file).faults();

    assertThat(faults)
        .extracting(Fault::field)
        .containsExactly(
            "study",
            "watch-list",
            "period.until",
            "sites[0].site",
            "vantages[0].country",
            "sampling.rule",
            "schedule",
            "pace.gap",
            "");
    List<String> lines = Files.readAllLines(file);
    for (Fault fault : faults) {
      assertThat(fault.line()).as(fault.toString()).isPositive();
      assertThat(fault.fix()).isNotBlank();
    }
    assertThat(lines.get(faults.getFirst().line() - 1)).contains("Example Study");
    assertThat(faults.get(3).toString()).contains("there is no site \"aliexpres\"; known are");
    assertThat(faults.get(6).problem()).contains("confirmAfter");
    assertThat(faults.getLast().problem()).isEqualTo("there is no robot");
    assertThat(StudyFile.read(file).study()).isEmpty();
  }

  @Test
  void whatIsSearchedForFollowsFromTheItemTheBuyerAndTheFile() throws IOException {
    Study study = StudyFile.read(file).study().orElseThrow();
    WatchItem top = study.items().getFirst();

    assertThat(study.queries(top, Vantage.korea()))
        .extracting(Query::kind, Query::words)
        .containsExactly(
            tuple(Query.Kind.ENGLISH, "Nobrand flashing spinning top"),
            tuple(Query.Kind.ADDED, "불빛 팽이"));
    change(
        "  # So many hits of a search that were not seen before are looked at, each once, for their"
            + " photographs.\n",
        "");
    change(
        "searches:\n  every: 7d\n  most: 4\n  look-at: 3\n  also:\n    EXAMPLE-1: [불빛 팽이]\n", "");
    Study without = StudyFile.read(file).study().orElseThrow();
    assertThat(without.queries(top, Vantage.korea())).isEmpty();
  }

  @Test
  void theFaultsOfSearchesAreNamedWithTheirFields() throws IOException {
    change("  every: 7d", "  every: 3m");
    change("  most: 4", "  most: 21");
    change("  look-at: 3", "  look-at: 100");
    change("EXAMPLE-1: [불빛", "EXAMPLE-9: [불빛");
    change("  confirm-after: 10m", "  confirm-after: 10m\n  search-every: 8d");

    assertThat(StudyFile.read(file).faults())
        .extracting(Fault::field, Fault::fix)
        .containsExactlyInAnyOrder(
            tuple("searches.every", "write a value in that range"),
            tuple("searches.every", "leave schedule.search-every out"),
            tuple("searches.most", "write 0 to 20"),
            tuple("searches.look-at", "write 0 to 20"),
            tuple("searches.also.EXAMPLE-9", "write the id of one of its items"));
  }

  @Test
  void anOnSaleListingOfAnotherSiteIsAFault() throws IOException {
    change("on-sale: aliexpress:1005006000000001", "on-sale: temu:601099000000001");

    assertThat(StudyFile.read(file).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.field()).isEqualTo("sites[0].on-sale"));
  }

  @Test
  void anotherWordOrAnotherWatchListIsAnotherVersion() throws IOException {
    String first = StudyFile.read(file).study().orElseThrow().sha256();
    assertThat(StudyFile.read(file).study().orElseThrow().sha256()).isEqualTo(first);
    change("visits-a-day: 500", "visits-a-day: 400");
    String second = StudyFile.read(file).study().orElseThrow().sha256();
    Path list = folder.resolve("watch-example.csv");
    Files.writeString(list, Files.readString(list).replace("Bath toy duck", "Bath duck"));
    String third = StudyFile.read(file).study().orElseThrow().sha256();

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void theSchemaInDocumentsAndProgramIsThatOfTheFormat() throws IOException {
    Path fresh = Files.writeString(Path.of("target/study.schema.json"), StudyFile.schema());
    assertThat(Path.of("../docs/study.schema.json"))
        .as("the new one is app/" + fresh)
        .hasContent(StudyFile.schema());
    try (var shipped =
        Objects.requireNonNull(StudyFile.class.getResourceAsStream("study.schema.json"))) {
      assertThat(new String(shipped.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(StudyFile.schema());
    }
  }

  private void change(String what, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(what);
    Files.writeString(file, text.replace(what, to));
  }
}
