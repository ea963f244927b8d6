package io.haetae.core.lane;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.plan.Visit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An archive in memory. Safe for use by several lanes. */
public final class MemoryEvidence implements EvidenceStore {
  private final List<String> log;
  private final UnaryOperator<Capture> reread;
  private final List<Facts> sealed = Collections.synchronizedList(new ArrayList<>());

  /**
   * An archive.
   *
   * @param log takes one line a call
   * @param reread what reading back makes of a written capture
   */
  public MemoryEvidence(List<String> log, UnaryOperator<Capture> reread) {
    this.log = log;
    this.reread = reread;
  }

  /** The facts of every sealed bundle, in order. */
  public List<Facts> sealed() {
    return List.copyOf(sealed);
  }

  @Override
  public void plan(String run, List<Visit> visits) {
    log.add("plan " + visits.size() + " visits of " + run);
  }

  @Override
  public void notMade(Visit visit, String reason) {
    log.add("not made " + visit.id() + ": " + reason);
  }

  @Override
  public void ended(String run, int left) {
    log.add("ended " + run + " with " + left + " left");
  }

  @Override
  public Draft open(Visit visit) {
    log.add("open draft " + visit.id());
    return new MemoryDraft();
  }

  private final class MemoryDraft implements Draft {
    private Optional<Facts> packed = Optional.empty();

    @Override
    public Path work() {
      return Path.of("work");
    }

    @Override
    public Capture write(Capture capture) {
      log.add("write");
      return reread.apply(capture);
    }

    @Override
    public void keep(WireCopy wire) {
      log.add("keep wire");
    }

    @Override
    public EvidenceRef pack(Facts facts) {
      log.add("pack " + facts.verdict().described());
      packed = Optional.of(facts);
      return ref(facts, "0");
    }

    @Override
    public EvidenceRef seal() {
      Facts facts = packed.orElseThrow();
      log.add("seal " + facts.verdict().described());
      sealed.add(facts);
      return ref(facts, "1");
    }

    private static EvidenceRef ref(Facts facts, String digit) {
      return new EvidenceRef("capture-" + facts.visit().id(), "captures", digit.repeat(64));
    }

    @Override
    public void supersede(String reason) {
      log.add("supersede: " + reason);
    }

    @Override
    public void close() {
      log.add("close draft");
    }
  }
}
