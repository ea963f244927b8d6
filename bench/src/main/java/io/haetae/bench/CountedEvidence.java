package io.haetae.bench;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.FilterEvidence;
import io.haetae.core.plan.Visit;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** An archive whose captures are counted: how many are complete, and how many bytes they take. */
final class CountedEvidence extends FilterEvidence {
  private static final int PICTURES = 2;

  private final Path archive;
  private final AtomicInteger complete = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  CountedEvidence(EvidenceStore store, Path archive) {
    super(store);
    this.archive = archive;
  }

  /** Forgets what came before. */
  void begin() {
    complete.set(0);
    bytes.set(0);
  }

  /** Sealed captures with every exchange answered and both pictures. */
  int complete() {
    return complete.get();
  }

  /** What sealed captures take on the disk. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public Draft open(Visit visit) throws IOException {
    return new Counted(super.open(visit));
  }

  private static boolean isWhole(Capture capture) {
    long answered =
        capture.exchanges().stream()
            .filter(
                exchange ->
                    exchange.outcome() instanceof Exchange.Response response
                        && response.status() == 200
                        && response.truncated().isEmpty())
            .count();
    return answered >= VisitShop.EXCHANGES && capture.screenshots().size() == PICTURES;
  }

  private void count(EvidenceRef ref, boolean whole) throws IOException {
    Path bundle = archive.resolve(ref.path());
    Path seal = bundle.resolve(Bundles.SEAL);
    boolean sealed =
        Files.exists(seal.resolve(Bundles.PROOF)) && !Files.exists(seal.resolve(Bundles.UNSEALED));
    complete.addAndGet(whole && sealed ? 1 : 0);
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.addAndGet(Files.size(file));
      }
    }
  }

  private final class Counted extends FilterDraft {
    private boolean whole;

    Counted(Draft draft) {
      super(draft);
    }

    @Override
    public Capture write(Capture capture) throws IOException {
      Capture written = super.write(capture);
      whole = isWhole(written);
      return written;
    }

    @Override
    public EvidenceRef seal() throws IOException {
      EvidenceRef ref = super.seal();
      count(ref, whole);
      return ref;
    }
  }
}
