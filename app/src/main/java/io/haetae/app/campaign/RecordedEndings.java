package io.haetae.app.campaign;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.evidence.Endings;
import io.haetae.evidence.StoredBundle;

/**
 * How visits ended, as a database has it.
 *
 * @param database takes the end of a visit that has none
 */
record RecordedEndings(ArchiveDatabase database) implements Endings {
  @Override
  public boolean endedWith(StoredBundle bundle) {
    return database.endedWith(SealedObservations.of(bundle));
  }

  @Override
  public void sealed(EvidenceRef ref) {
    database.sealedAgain(ref);
  }
}
