package io.haetae.app.campaign;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.evidence.FilterEvidence;
import io.haetae.core.plan.Visit;
import java.io.IOException;

/** An evidence store whose sealed bundles go on to the archive's store of objects. */
final class ShelvedEvidence extends FilterEvidence {
  private final Outbox outbox;

  ShelvedEvidence(EvidenceStore store, Outbox outbox) {
    super(store);
    this.outbox = outbox;
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    return new ShelvedDraft(super.open(visit));
  }

  private final class ShelvedDraft extends FilterDraft {
    ShelvedDraft(Draft draft) {
      super(draft);
    }

    @Override
    public EvidenceRef seal(Facts facts) throws IOException {
      EvidenceRef ref = super.seal(facts);
      outbox.add(ref.path());
      return ref;
    }
  }
}
