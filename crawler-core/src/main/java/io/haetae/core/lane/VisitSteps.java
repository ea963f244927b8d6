package io.haetae.core.lane;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.verdict.Controls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The steps of one visit, in their order: capture, write, read what was written, judge, seal. */
final class VisitSteps {
  private final GuardedAdapter adapter;
  private final EvidenceStore evidence;

  VisitSteps(GuardedAdapter adapter, EvidenceStore evidence) {
    this.adapter = adapter;
    this.evidence = evidence;
  }

  /**
   * One visit whose navigation the gate has let pass.
   *
   * @throws IOException if the archive cannot be written
   * @throws io.haetae.core.browse.BrowserException if the browser is broken
   */
  Observation run(Visit visit, Browser browser, Controls controls) throws IOException {
    try (EvidenceStore.Draft draft = evidence.open(visit)) {
      Seen seen = see(visit, browser, draft.work());
      Capture written = draft.write(seen.capture());
      if (seen.wire().isPresent()) {
        draft.keep(seen.wire().get());
      }
      Facts facts = Facts.of(visit, written, adapter, controls);
      EvidenceRef ref = draft.seal(facts);
      return Observation.of(facts, written.openedAt(), written.closedAt(), Optional.of(ref));
    }
  }

  private record Seen(Capture capture, Optional<WireCopy> wire) {}

  private Seen see(Visit visit, Browser browser, Path work) {
    try (BrowserSession session = browser.open(visit.lane().vantage(), work)) {
      BrowserSession driven =
          visit.lane().standIn().map(standIn -> standIn.rehost(session)).orElse(session);
      adapter.open(driven, visit.url(), visit.lane().vantage());
      Capture capture = session.capture();
      return new Seen(capture, session.wire());
    }
  }
}
