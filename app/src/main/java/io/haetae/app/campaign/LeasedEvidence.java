package io.haetae.app.campaign;

import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.FilterEvidence;
import io.haetae.core.lane.LeaseLostException;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An evidence store of a session under a lease: it tells the log which visits are left to another
 * owner, and of none that it does not make itself. Belongs to the thread of the session.
 */
final class LeasedEvidence extends FilterEvidence {
  private final Lease lease;
  private final Set<String> begun = new HashSet<>();

  /**
   * A store.
   *
   * @param store where the captures are kept
   * @param lease fails if the lane is another owner's
   */
  LeasedEvidence(EvidenceStore store, Lease lease) {
    super(store);
    this.lease = lease;
  }

  /** The right to work on the lane. */
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
  public void notMade(Visit visit, String reason) throws IOException {
    lease.keep();
    begun.add(visit.id());
    super.notMade(visit, reason);
  }

  /** Tells which of the planned visits this session leaves to another machine. */
  void leave(List<Visit> planned) throws IOException {
    for (Visit visit : planned) {
      if (!begun.contains(visit.id())) {
        super.notMade(visit, "it is left to who takes the lane next");
      }
    }
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    begun.add(visit.id());
    return super.open(visit);
  }
}
