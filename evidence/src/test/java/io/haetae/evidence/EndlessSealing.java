package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** A process that seals bundles until it is killed, and says so after each. */
final class EndlessSealing {
  private EndlessSealing() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    try (BundleStore store = TestSealing.open(Path.of(arguments[0]), SampleVisit.visit())) {
      for (long seed = 0; !out.checkError(); seed++) {
        try (EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
          draft.write(SampleVisit.capture(seed));
          draft.seal(SampleVisit.facts());
        }
        out.println("sealed");
      }
    }
  }
}
