package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.app.storage.Samples;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeasedEvidenceTest {
  private static final Lane TEMU = Samples.lane("temu");
  private static final LaneLease LEASE = new LaneLease(TEMU.name(), "one", 1);

  private final List<Visit> visits = Samples.visits(TEMU, "run", 3);
  private final List<String> told = new ArrayList<>();
  private boolean ours = true;
  private final LeasedEvidence evidence = new LeasedEvidence(new Telling(), this::keep);

  private void keep() {
    if (!ours) {
      throw new LeaseLostException(LEASE);
    }
  }

  @Test
  void aCaptureIsNotSealedOnceTheLaneIsAnothers() throws Exception {
    Facts facts =
        new Facts(
            visits.getFirst(),
            new Reading(
                TEMU.site(),
                "1",
                PageKind.ITEM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()),
            Controls.notRun(),
            new Verdict.Orderable(Samples.BASIS));
    try (EvidenceStore.Draft draft = evidence.open(visits.get(0))) {
      draft.seal(facts);
    }
    try (EvidenceStore.Draft draft = evidence.open(visits.get(1))) {
      ours = false;
      assertThatThrownBy(() -> draft.seal(facts)).isInstanceOf(LeaseLostException.class);
    }
    assertThatThrownBy(() -> evidence.notMade(visits.get(1), "robots.txt"))
        .isInstanceOf(LeaseLostException.class);
    evidence.leave(visits);

    assertThat(told).containsExactly("seal", "run/3: it is left to who takes the lane next");
  }

  /** Says what is kept. */
  private final class Telling implements EvidenceStore, EvidenceStore.Draft {
    @Override
    public void plan(String run, List<Visit> planned) {
      told.add("plan");
    }

    @Override
    public void notMade(Visit visit, String reason) {
      told.add(visit.id() + ": " + reason);
    }

    @Override
    public void ended(String run, int left) {
      told.add("end");
    }

    @Override
    public Draft open(Visit visit) {
      return this;
    }

    @Override
    public Path work() {
      return Path.of("");
    }

    @Override
    public Capture write(Capture capture) {
      return capture;
    }

    @Override
    public void keep(WireCopy wire) {
      told.add("wire");
    }

    @Override
    public EvidenceRef seal(Facts facts) {
      told.add("seal");
      return new EvidenceRef("c", "captures/c", "0");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
