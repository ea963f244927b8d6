package io.haetae.app.politeness;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.FilterEvidence;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/**
 * An evidence store that tells a gate how each visit was answered; it changes nothing. The answer
 * is taken from what was written, as everything else that is concluded.
 */
public final class AnsweredEvidence extends FilterEvidence {
  private final StudyGate gate;
  private final Clock clock;

  /**
   * A store before another.
   *
   * @param store where the captures are kept
   * @param gate is told
   * @param clock tells how far away a date of {@code Retry-After} is
   */
  public AnsweredEvidence(EvidenceStore store, StudyGate gate, Clock clock) {
    super(store);
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    return new TellingDraft(super.open(visit), visit.lane().name());
  }

  private final class TellingDraft extends FilterDraft {
    private final String lane;

    TellingDraft(Draft draft, String lane) {
      super(draft);
      this.lane = lane;
    }

    @Override
    public Capture write(Capture capture) throws IOException {
      Capture written = super.write(capture);
      Instant now = clock.instant();
      gate.answered(lane, Answered.of(written, now), Answered.by(written, now));
      return written;
    }
  }
}
