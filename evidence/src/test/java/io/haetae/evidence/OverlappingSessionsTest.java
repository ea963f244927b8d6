package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.plan.Visit;
import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of several runs that are in the log at the same time. */
final class OverlappingSessionsTest {
  private static final Visit SEALED = SampleVisit.visit();
  private static final Visit FIRST = visit("other", 1);
  private static final Visit SECOND = visit("other", 2);
  private static final Visit THIRD = visit("third", 1);

  @TempDir private Path archive;

  @Test
  void eachLeafBelongsToItsOwnRunWhateverRunsBeside() throws IOException {
    try (BundleStore store = BundleStore.open(archive, TestSealing.sealing())) {
      store.plan(SEALED.run(), List.of(SEALED));
      store.plan("other", List.of(FIRST, SECOND));
      store.notMade(SECOND, "robots.txt");
      try (EvidenceStore.Draft draft = store.open(SEALED)) {
        store.notMade(FIRST, "robots.txt");
        draft.write(SampleVisit.capture(1));
        draft.seal(SampleVisit.facts());
      }
      store.ended("other", 0);
      store.ended(SEALED.run(), 0);
    }
    assertThat(faults()).isEmpty();
  }

  @Test
  void everySessionThatAKilledProcessLeftIsEndedThoughOthersEndedAfterIt() throws IOException {
    try (BundleStore store = BundleStore.open(archive, TestSealing.sealing())) {
      store.plan(SEALED.run(), List.of(SEALED));
      store.plan("other", List.of(FIRST, SECOND));
      store.notMade(FIRST, "robots.txt");
      store.plan("third", List.of(THIRD));
      try (EvidenceStore.Draft draft = store.open(SEALED)) {
        draft.write(SampleVisit.capture(1));
        draft.seal(SampleVisit.facts());
      }
      store.notMade(THIRD, "robots.txt");
      store.ended("third", 0);
    }
    try (BundleStore store = BundleStore.open(archive, TestSealing.sealing())) {
      assertThat(faults())
          .containsExactly("position 1 of run other.3 was planned and never attempted");
      store.plan("other", List.of(SECOND));
      store.notMade(SECOND, "robots.txt");
      store.ended("other", 0);
    }
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() throws IOException {
    return new LogCheck(archive, TestSealing.trust().logs())
        .check(List.of()).claims().stream()
            .filter(claim -> claim.state() == Claim.State.FAIL)
            .map(Claim::detail)
            .toList();
  }

  private static Visit visit(String run, int position) {
    return new Visit(
        run + "/" + position,
        run,
        position,
        SEALED.purpose(),
        SEALED.watchItem(),
        SEALED.listing(),
        SEALED.skus(),
        SEALED.url(),
        SEALED.lane());
  }
}
