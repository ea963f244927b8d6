package io.haetae.core.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An evidence store that passes every call on to another. A subclass does something of its own with
 * some of them, as with a {@link java.io.FilterInputStream}. As safe for several lanes as the other
 * and the subclass are.
 */
public abstract class FilterEvidence implements EvidenceStore {
  private final EvidenceStore store;

  /**
   * A store before another.
   *
   * @param store where captures are kept
   */
  protected FilterEvidence(EvidenceStore store) {
    this.store = store;
  }

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
    return store.open(visit);
  }

  /** A draft that passes every call on to another. */
  public abstract static class FilterDraft implements Draft {
    private final Draft draft;

    /**
     * A draft before another.
     *
     * @param draft the other
     */
    protected FilterDraft(Draft draft) {
      this.draft = draft;
    }

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
    public EvidenceRef pack(Facts facts) throws IOException {
      return draft.pack(facts);
    }

    @Override
    public EvidenceRef seal() throws IOException {
      return draft.seal();
    }

    @Override
    public void supersede(String reason) throws IOException {
      draft.supersede(reason);
    }

    @Override
    public void close() {
      draft.close();
    }
  }
}
