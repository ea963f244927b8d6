package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.figures.Look;
import io.haetae.core.history.Noted;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.ProductField;
import io.haetae.core.product.Seller;
import io.haetae.core.product.Stated;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchiveDatabaseIT {
  private static final Lane TEMU = Samples.lane("temu");

  private static final Set<ProductField> LACKED =
      EnumSet.of(ProductField.OPTIONS, ProductField.STOCK, ProductField.IMAGES);

  @TempDir private Path archive;

  @Test
  void anObservationComesBackAsItWasRecorded() {
    Visit visit = Samples.visit(TEMU, "run", 1);
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(List.of(visit));
      database.schedule().commit(Samples.orderable(visit));
    }
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      assertThat(database.observations("run"))
          .containsExactly(
              new ObservationRow(
                  visit,
                  Instant.parse("2026-11-23T00:01:00Z"),
                  Instant.parse("2026-11-23T00:01:08Z"),
                  new Verdict.Orderable(Samples.BASIS),
                  Optional.of("불빛 팽이 1"),
                  Optional.of(new Money(new BigDecimal("12900.50"), Optional.of("KRW"))),
                  Optional.of(new Seller(Optional.of("911"), Optional.of("Toy Shop"))),
                  Optional.of(Samples.evidence(visit)),
                  Optional.of(LACKED),
                  Optional.empty()));
    }
  }

  static Stream<Verdict> everyVerdict() {
    Basis basis = Samples.BASIS;
    return Stream.concat(
        Stream.of(
            new Verdict.Orderable(basis),
            new Verdict.SoldOut(basis),
            new Verdict.NotDelivered(basis),
            new Verdict.OptionGone(basis),
            new Verdict.AgeGated(basis),
            new Verdict.RegionBlocked(basis),
            new Verdict.Removed(basis),
            new Verdict.Redirected(new ListingId(new SiteId("shein"), "77"), basis),
            new Verdict.SellerGone(basis)),
        Stream.of(Reason.values()).map(reason -> new Verdict.Undetermined(reason, basis)));
  }

  @ParameterizedTest
  @MethodSource("everyVerdict")
  void everyVerdictComesBackAsItself(Verdict verdict) {
    Visit visit = Samples.visit(TEMU, "run", 1);
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(List.of(visit));
      database.schedule().commit(Samples.observation(visit, verdict));

      assertThat(database.observations())
          .extracting(ObservationRow::verdict)
          .containsExactly(verdict);
    }
  }

  /** What figures read is a copy of what the observation and its visit say. */
  @ParameterizedTest
  @MethodSource("everyVerdict")
  void whatFiguresReadIsWhatWasRecorded(Verdict verdict) {
    Visit visit = Samples.visit(TEMU, "run", 1);
    Observation observation = Samples.observation(visit, verdict);
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(List.of(visit));
      database.schedule().commit(observation);

      List<LookRow> looks = new ArrayList<>();
      database.eachLook(looks::add);
      List<ObservationRow> rows = new ArrayList<>();
      database.each(rows::add);

      ObservationRow row = rows.getFirst();
      assertThat(looks).extracting(LookRow::noted).containsExactly(Noted.of(row.recorded()));
      assertThat(looks.getFirst().look())
          .usingRecursiveComparison()
          .ignoringFields("stated")
          .isEqualTo(Look.of(row.recorded(), row.seller()));
      assertThat(looks.getFirst().look().stated())
          .contains(Stated.by(observation.product().orElseThrow()));
      assertThat(database.observations(List.of(visit.id(), "none")))
          .containsExactly(Map.entry(visit.id(), row));
    }
  }

  @Test
  void looksComeInTheOrderInWhichTheyEndedHoweverManyThereAre() {
    List<Visit> visits = Samples.visits(TEMU, "run", 30);
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(visits);
      visits.reversed().forEach(visit -> database.schedule().commit(Samples.orderable(visit)));

      List<String> looks = new ArrayList<>();
      database.eachLook(row -> looks.add(row.look().visit()));

      assertThat(looks).isEqualTo(visits.stream().map(Visit::id).toList());
      assertThatThrownBy(
              () ->
                  database.eachLook(
                      row -> {
                        throw new IllegalStateException("enough");
                      }))
          .hasMessage("enough");
    }
  }

  @Test
  void textsThatNoDatabaseTakesAreKeptWithTheirBadCharactersReplaced() {
    Visit visit = Samples.visit(TEMU, "run", 1);
    Signal signal = new Signal(Meaning.NOTE, "na\0me", "\uD800x", "at");
    Verdict verdict = new Verdict.SoldOut(new Basis(List.of(signal), "1"));
    Observation observation =
        new Observation(
            visit,
            Samples.PLANNED,
            Samples.PLANNED,
            verdict,
            Optional.of(Samples.product("팽이\0" + "😀".repeat(2_000))),
            Optional.empty());
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(List.of(visit));
      database.schedule().commit(observation);

      ObservationRow row = database.observations("run").getFirst();
      assertThat(row.title().orElseThrow()).startsWith("팽이\uFFFD😀😀").hasSize(2_000);
      assertThat(row.verdict().basis().signals())
          .containsExactly(new Signal(Meaning.NOTE, "na\uFFFDme", "\uFFFDx", "at"));
    }
  }

  @Test
  void anObservationOfAVisitThatWasNotPlannedIsRefused() {
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      Observation stray = Samples.orderable(Samples.visit(TEMU, "run", 1));

      assertThatThrownBy(() -> database.schedule().commit(stray))
          .isInstanceOf(ArchiveException.class)
          .hasMessage("The visit run/1 is not planned in this archive");
      assertThat(database.observations()).isEmpty();
    }
  }

  @Test
  void runsAreListedInTheOrderInWhichTheyWerePlannedWithHowFarTheyCame() {
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      assertThat(database.lastRun()).isEmpty();
      database.schedule().plan(Samples.visits(TEMU, "run 1", 2));
      database.schedule().plan(Samples.visits(Samples.lane("shein"), "run 2", 1));
      database.schedule().commit(Samples.orderable(Samples.visit(TEMU, "run 1", 2)));

      RunRow first = database.runs().getFirst();
      assertThat(first)
          .isEqualTo(
              new RunRow(
                  "run 1",
                  Samples.PLANNED,
                  Optional.of(Instant.parse("2026-11-23T00:02:08Z")),
                  2,
                  1));
      assertThat(first.endedAt()).isEmpty();
      assertThat(database.due("run 1")).containsExactly(Samples.visit(TEMU, "run 1", 1));
      assertThat(database.sites("run 2")).containsExactly(new SiteId("shein"));
      assertThat(database.lastPosition("run 1")).isEqualTo(2);
      assertThat(database.lastPosition("run 3")).isZero();
      assertThat(database.run("run 1")).contains(first);
      assertThat(database.run("run 3")).isEmpty();
      assertThat(database.lastRun())
          .contains(new RunRow("run 2", Samples.PLANNED, Optional.empty(), 1, 0));

      database.schedule().commit(Samples.orderable(Samples.visit(TEMU, "run 1", 1)));
      assertThat(database.runs().getFirst().endedAt())
          .contains(Instant.parse("2026-11-23T00:02:08Z"));
    }
  }

  @Test
  void healthIsThatOfEverySite() {
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      assertThat(database.health().sites()).isEmpty();
      for (Lane lane : List.of(TEMU, Samples.lane("shein"), Samples.lane("aliexpress"))) {
        Visit visit = Samples.visit(lane, "run of " + lane.site(), 1);
        database.schedule().plan(List.of(visit));
        database.schedule().commit(Samples.orderable(visit));
      }
      assertThat(database.health().sites().keySet())
          .extracting(SiteId::value)
          .containsExactlyInAnyOrder("aliexpress", "shein", "temu");
    }
  }

  @Test
  void verdictsCountTargetsAloneAndKeepUndeterminedApart() {
    Verdict removed = new Verdict.Removed(Samples.BASIS);
    Verdict failed = new Verdict.Undetermined(Reason.FAILED, Samples.BASIS);
    Verdict challenged = new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);
    Visit control = Samples.visit(TEMU, "run", 1, Purpose.CONTROL_ABSENT);
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(List.of(control));
      database.schedule().plan(Samples.visits(TEMU, "run", 5));
      database.schedule().commit(Samples.observation(control, removed));
      database.schedule().commit(Samples.observation(Samples.visit(TEMU, "run", 2), removed));
      database.schedule().commit(Samples.observation(Samples.visit(TEMU, "run", 3), failed));
      database.schedule().commit(Samples.observation(Samples.visit(TEMU, "run", 4), challenged));

      assertThat(database.verdicts("run")).isEqualTo(Map.of("Removed", 1, "Undetermined", 2));
    }
  }

  @Test
  void anArchiveKeepsItsKind() {
    open(ArchiveKind.DEMO).close();

    assertThatThrownBy(() -> open(ArchiveKind.STUDY))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "The archive %s holds a demonstration, and a study's visits never go into one; choose another folder"
                .formatted(archive));
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Samples.CLOCK)) {
      assertThat(database.kind()).isEqualTo(ArchiveKind.DEMO);
    }
  }

  @Test
  void aDemonstrationNeverGoesIntoAStudy() {
    open(ArchiveKind.STUDY).close();

    assertThatThrownBy(() -> open(ArchiveKind.DEMO))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "The archive %s holds a study, and a demonstration never goes into one; choose another folder"
                .formatted(archive));
  }

  @Test
  void aFolderWithoutADatabaseIsNoArchive() {
    assertThatThrownBy(() -> ArchiveDatabase.openExisting(archive, Samples.CLOCK))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(archive + " holds no haetae.mv.db; name the folder of an archive");
    assertThat(archive).isEmptyDirectory();
  }

  @Test
  void aDamagedFileIsNamedWithWhatToDo() throws IOException {
    Files.writeString(archive.resolve("haetae.mv.db"), "not a database ".repeat(1_000));

    assertThatThrownBy(() -> open(ArchiveKind.STUDY))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("haetae.mv.db cannot be opened")
        .hasMessageEndingWith("rebuild it from the bundles with: haetae index " + archive);
  }

  @Test
  void aLostDatabaseIsRebuiltFromTheFactsOfItsBundles() {
    Observation second = Samples.orderable(Samples.visit(TEMU, "run", 2));
    Observation third = Samples.orderable(Samples.visit(TEMU, "run", 3));
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      assertThat(database.rebuild(Stream.of(third, second, second))).isEqualTo(new Rebuilt(2, 1));
      assertThat(database.rebuild(Stream.of(second, third))).isEqualTo(new Rebuilt(0, 2));

      assertThat(database.observations())
          .extracting(ObservationRow::visit)
          .containsExactly(second.visit(), third.visit());
      assertThat(database.runs().getFirst().startedAt()).isEqualTo(second.openedAt());
    }
  }

  @Test
  void aRebuildLeavesVisitsWithoutABundleDue() {
    try (ArchiveDatabase database = open(ArchiveKind.STUDY)) {
      database.schedule().plan(Samples.visits(TEMU, "run", 3));

      database.rebuild(Stream.of(Samples.orderable(Samples.visit(TEMU, "run", 2))));

      assertThat(database.due("run")).extracting(Visit::position).containsExactly(1, 3);
      assertThat(database.runs().getFirst().startedAt()).isEqualTo(Samples.PLANNED);
    }
  }

  @Test
  void theVisitOfASimulatedSiteKeepsThePortAtWhichItWasMade() {
    Lane later = Samples.simulated("temu", 9090);
    try (ArchiveDatabase database = open(ArchiveKind.DEMO)) {
      database.schedule().plan(Samples.visits(Samples.simulated("temu", 8080), "run", 1));
      database.schedule().commit(Samples.orderable(Samples.visit(later, "run", 1)));

      assertThat(database.observations().getFirst().visit().lane()).isEqualTo(later);
    }
  }

  private ArchiveDatabase open(ArchiveKind kind) {
    return ArchiveDatabase.open(archive, kind, Samples.CLOCK);
  }
}
