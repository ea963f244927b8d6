package io.haetae.app.campaign;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An evidence store of a session under a lease: a capture that was made while the lane went to
 * another owner is not sealed, because that owner makes the visit anew. Belongs to the thread of
 * the session.
 */
final class LeasedEvidence implements EvidenceStore {
  private final EvidenceStore store;
  private final Lease lease;
  private final Set<String> begun = new HashSet<>();

  /**
   * A store.
   *
   * @param store where the captures are kept
   * @param lease fails if the lane is another owner's
   */
  LeasedEvidence(EvidenceStore store, Lease lease) {
    this.store = store;
    this.lease = lease;
  }

  /** The right to seal. */
  @FunctionalInterface
  interface Lease {
    /**
     * Makes the lease last from now on.
     *
     * @throws LeaseLostException if it is another owner's
     */
    void keep();
  }

  @Override
  public void plan(String run, List<Visit> visits) throws IOException {
    store.plan(run, visits);
  }

  @Override
  public void notMade(Visit visit, String reason) throws IOException {
    lease.keep();
    begun.add(visit.id());
    store.notMade(visit, reason);
  }

  /** Tells which of the planned visits this session leaves to another machine. */
  void leave(List<Visit> planned) throws IOException {
    for (Visit visit : planned) {
      if (!begun.contains(visit.id())) {
        store.notMade(visit, "it is left to who takes the lane next");
      }
    }
  }

  @Override
  public void ended(String run, int left) throws IOException {
    store.ended(run, left);
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    begun.add(visit.id());
    return new LeasedDraft(store.open(visit), lease);
  }

  private record LeasedDraft(Draft draft, Lease lease) implements Draft {
    @Override
    public Path work() {
      return draft.work();
    }

    @Override
    public Capture write(Capture capture) throws IOException {
      return draft.write(capture);
    }

    @Override
    public void keep(WireCopy wire) throws IOException {
      draft.keep(wire);
    }

    @Override
    public EvidenceRef seal(Facts facts) throws IOException {
      lease.keep();
      return draft.seal(facts);
    }

    @Override
    public void close() {
      draft.close();
    }
  }
}
