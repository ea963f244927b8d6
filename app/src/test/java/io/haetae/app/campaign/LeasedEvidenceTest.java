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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void ofALaneThatIsAnothersTheLogSaysOnlyWhatIsLeft() throws Exception {
    try (EvidenceStore.Draft draft = evidence.open(visits.get(0))) {
      draft.seal();
    }
    ours = false;
    assertThatThrownBy(() -> evidence.notMade(visits.get(1), "robots.txt"))
        .isInstanceOf(LeaseLostException.class);
    evidence.leave(visits);

    assertThat(told)
        .containsExactly(
            "seal",
            "run/2: it is left to who takes the lane next",
            "run/3: it is left to who takes the lane next");
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
    public EvidenceRef pack(Facts facts) {
      told.add("pack");
      return new EvidenceRef("c", "captures/c", "0");
    }

    @Override
    public EvidenceRef seal() {
      told.add("seal");
      return new EvidenceRef("c", "captures/c", "0");
    }

    @Override
    public void supersede(String reason) {
      told.add("supersede");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
