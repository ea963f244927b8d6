package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.history.Observation;
import io.haetae.core.lane.ScheduleStore;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every schedule store does, whatever the database beneath. */
abstract class ScheduleStoreContract {
  private static final String RUN = "20261123T000000.000Z";
  private static final Lane TEMU = Samples.lane("temu");
  private static final Lane SHEIN = Samples.lane("shein");

  /** An empty store. */
  abstract ScheduleStore store();

  @Test
  void aPlanIsDueInItsOrderAsItWasPlanned() {
    List<Visit> visits = new ArrayList<>(Samples.visits(TEMU, RUN, 12));
    visits.set(0, Samples.visit(TEMU, RUN, 1, Purpose.CONTROL_ON_SALE));
    store().plan(visits);

    assertThat(store().due(RUN, TEMU)).isEqualTo(visits);
  }

  @Test
  void aLaneOnlySeesItsOwnVisitsOfTheRunAsked() {
    store().plan(List.of(Samples.visit(TEMU, RUN, 1), Samples.visit(SHEIN, RUN, 2)));
    store().plan(List.of(Samples.visit(TEMU, "later", 1)));

    assertThat(store().due(RUN, SHEIN)).containsExactly(Samples.visit(SHEIN, RUN, 2));
    assertThat(store().due("later", TEMU)).containsExactly(Samples.visit(TEMU, "later", 1));
    assertThat(store().due("never", TEMU)).isEmpty();
  }

  @Test
  void planningAgainLeavesWhatIsThereAndAddsTheRest() {
    store().plan(Samples.visits(TEMU, RUN, 3));
    store().commit(Samples.orderable(Samples.visit(TEMU, RUN, 2)));

    store().plan(Samples.visits(TEMU, RUN, 4));

    assertThat(store().due(RUN, TEMU)).extracting(Visit::position).containsExactly(1, 3, 4);
  }

  @Test
  void theFirstObservationOfAVisitStays() {
    Visit visit = Samples.visit(TEMU, RUN, 1);
    store().plan(List.of(visit));
    Verdict later = new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);

    assertThat(store().commit(Samples.orderable(visit))).isTrue();
    assertThat(store().commit(Samples.captured(visit, "later"))).isFalse();
    assertThat(store().commit(Samples.uncaptured(visit, later))).isFalse();
    assertThat(store().due(RUN, TEMU)).isEmpty();
  }

  @Test
  void aCommitWhoseAnswerWasLostHasHappenedWhenItIsTriedAgain() {
    Visit visit = Samples.visit(TEMU, RUN, 1);
    store().plan(List.of(visit));

    assertThat(store().commit(Samples.captured(visit, "one"))).isTrue();
    assertThat(store().commit(Samples.captured(visit, "one"))).isTrue();
  }

  @Test
  void visitsToARealSiteAreNeverDueInALaneOfASimulatedOne() {
    store().plan(Samples.visits(TEMU, RUN, 2));

    assertThat(store().due(RUN, Samples.simulated("temu", 8080))).isEmpty();
  }

  @Test
  void visitsToASimulatedSiteAreNeverDueInALaneOfTheRealOne() {
    Lane simulated = Samples.simulated("temu", 8080);
    store().plan(Samples.visits(simulated, RUN, 2));

    assertThat(store().due(RUN, TEMU)).isEmpty();
    assertThat(store().due(RUN, simulated)).isEqualTo(Samples.visits(simulated, RUN, 2));
  }

  @Test
  void aSimulatedSiteThatCameBackOnAnotherPortIsVisitedThere() {
    store().plan(Samples.visits(Samples.simulated("temu", 8080), RUN, 2));
    Lane later = Samples.simulated("temu", 9090);

    List<Visit> due = store().due(RUN, later);

    assertThat(due).isEqualTo(Samples.visits(later, RUN, 2));
    assertThat(due.getFirst().address().getPort()).isEqualTo(9090);
  }

  @Test
  void ofFourThreadsThatCommitTheSameVisitsEachVisitIsRecordedByOne() throws Exception {
    int visits = 100;
    int threads = 4;
    store().plan(Samples.visits(TEMU, RUN, visits));
    Callable<List<Integer>> work =
        () -> {
          List<Integer> recorded = new ArrayList<>();
          String captures = UUID.randomUUID().toString();
          for (Visit visit : Samples.visits(TEMU, RUN, visits)) {
            Observation observation = Samples.captured(visit, captures + visit.position());
            if (store().commit(observation)) {
              recorded.add(visit.position());
            }
          }
          return recorded;
        };

    List<Integer> recorded = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<List<Integer>> each : pool.invokeAll(List.of(work, work, work, work))) {
        recorded.addAll(each.get());
      }
    }

    assertThat(recorded)
        .containsExactlyInAnyOrderElementsOf(
            Samples.visits(TEMU, RUN, visits).stream().map(Visit::position).toList());
    assertThat(store().due(RUN, TEMU)).isEmpty();
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheStoreForTheOthers() throws Exception {
    List<Visit> visits = Samples.visits(TEMU, RUN, 50);
    store().plan(visits);
    Callable<Void> interrupted =
        () -> {
          for (Visit visit : visits.subList(0, 25)) {
            Thread.currentThread().interrupt();
            store().commit(Samples.orderable(visit));
          }
          return null;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      pool.submit(interrupted).get();
    }

    assertThat(store().commit(Samples.orderable(visits.get(30)))).isTrue();
    assertThat(store().due(RUN, TEMU)).hasSize(24);
  }
}
