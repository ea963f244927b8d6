package io.haetae.app.politeness;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * An evidence store that tells a gate how each visit was answered; it changes nothing. The answer
 * is taken from what was written, as everything else that is concluded.
 *
 * @param store where the captures are kept
 * @param gate is told
 * @param clock tells how far away a date of {@code Retry-After} is
 */
public record AnsweredEvidence(EvidenceStore store, StudyGate gate, Clock clock)
    implements EvidenceStore {
  @Override
  public void plan(String run, List<Visit> visits) throws IOException {
    store.plan(run, visits);
  }

  @Override
  public void notMade(Visit visit, String reason) throws IOException {
    store.notMade(visit, reason);
  }

  @Override
  public void ended(String run, int left) throws IOException {
    store.ended(run, left);
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    return new TellingDraft(store.open(visit), visit.lane().name(), gate, clock);
  }

  private record TellingDraft(Draft draft, String lane, StudyGate gate, Clock clock)
      implements Draft {
    @Override
    public Path work() {
      return draft.work();
    }

    @Override
    public Capture write(Capture capture) throws IOException {
      Capture written = draft.write(capture);
      Instant now = clock.instant();
      gate.answered(lane, Answered.of(written, now), Answered.by(written, now));
      return written;
    }

    @Override
    public void keep(WireCopy wire) throws IOException {
      draft.keep(wire);
    }

    @Override
    public EvidenceRef seal(Facts facts) throws IOException {
      return draft.seal(facts);
    }

    @Override
    public void close() {
      draft.close();
    }
  }
}
