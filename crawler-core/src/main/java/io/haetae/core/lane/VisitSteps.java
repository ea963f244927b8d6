package io.haetae.core.lane;

import io.haetae.core.browse.Attendance;
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
import io.haetae.core.site.Meaning;
import io.haetae.core.verdict.Controls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one visit, in their order: capture, write, read what was written, judge, pack,
 * record, seal. The record decides which capture of a visit is sealed: whoever is killed or stands
 * still, wherever it is, a visit has one observation, and no bundle is sealed but the one it names.
 */
final class VisitSteps {
  private static final Logger LOG = LoggerFactory.getLogger(VisitSteps.class);
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final GuardedAdapter adapter;
  private final EvidenceStore evidence;
  private final ScheduleStore schedule;
  private final Optional<Attendant> attendant;
  private final Clock clock;

  VisitSteps(
      GuardedAdapter adapter,
      EvidenceStore evidence,
      ScheduleStore schedule,
      Optional<Attendant> attendant,
      Clock clock) {
    this.adapter = adapter;
    this.evidence = evidence;
    this.schedule = schedule;
    this.attendant = attendant;
    this.clock = clock;
  }

  /**
   * One visit whose navigation the gate has let pass.
   *
   * @throws IOException if the archive cannot be written
   * @throws InterruptedException if the wait for a person was interrupted
   * @throws io.haetae.core.browse.BrowserException if the browser is broken
   * @throws LeaseLostException if the lane has another owner, who makes the visit
   */
  Ended run(Visit visit, Browser browser, Controls controls)
      throws IOException, InterruptedException {
    try (EvidenceStore.Draft draft = evidence.open(visit)) {
      Seen seen = see(visit, browser, draft.work());
      Capture written = draft.write(seen.capture());
      if (seen.wire().isPresent()) {
        draft.keep(seen.wire().get());
      }
      Facts facts = Facts.of(visit, written, adapter, controls);
      Observation packed = observation(facts, written, draft.pack(facts));
      if (!recorded(draft, packed)) {
        return new Ended(packed, false);
      }
      EvidenceRef sealed = draft.seal();
      schedule.sealed(sealed);
      return new Ended(observation(facts, written, sealed), true);
    }
  }

  private static Observation observation(Facts facts, Capture written, EvidenceRef ref) {
    return Observation.of(facts, written.openedAt(), written.closedAt(), Optional.of(ref));
  }

  private boolean recorded(EvidenceStore.Draft draft, Observation packed) throws IOException {
    try {
      boolean recorded = schedule.commit(packed);
      if (!recorded) {
        draft.supersede("the visit had ended before");
      }
      return recorded;
    } catch (LeaseLostException lost) {
      draft.supersede("the lane has another owner, who makes the visit");
      throw lost;
    }
  }

  /** The end of a visit without a capture. */
  Ended notMade(Observation observation) {
    return new Ended(observation, schedule.commit(observation));
  }

  /**
   * How a visit ended.
   *
   * @param recorded whether it did not have another end before
   */
  record Ended(Observation observation, boolean recorded) {}

  private record Seen(Capture capture, Optional<WireCopy> wire) {}

  private Seen see(Visit visit, Browser browser, Path work) throws InterruptedException {
    try (BrowserSession session = browser.open(visit.lane().vantage(), work)) {
      BrowserSession driven =
          visit.lane().standIn().map(standIn -> standIn.rehost(session)).orElse(session);
      adapter.open(driven, visit.url(), visit.lane().vantage());
      Optional<Attendance> attended = attended(visit, driven);
      Capture capture = session.capture();
      return new Seen(attended.map(capture::attended).orElse(capture), session.wire());
    }
  }

  /** What a person may deal with is a challenge that the page shows; refusals are left alone. */
  private Optional<Attendance> attended(Visit visit, BrowserSession session)
      throws InterruptedException {
    if (attendant.isEmpty() || !challenged(session).orElse(false)) {
      return Optional.empty();
    }
    Instant from = clock.instant();
    boolean gone = attendant.get().attend(visit, () -> !challenged(session).orElse(true));
    Attendance attendance = new Attendance(from, clock.instant(), gone);
    LOG.info("{} met a challenge: {}", visit.id(), attendance.described());
    session.awaitQuiet(QUIET, SETTLED);
    return Optional.of(attendance);
  }

  /** Whether the page shows a challenge; empty if it does not answer. */
  private Optional<Boolean> challenged(BrowserSession session) {
    return session
        .markup()
        .map(html -> Capture.ofSavedPage(html).at(session.url()))
        .map(page -> adapter.read(page).says(Meaning.CHALLENGE));
  }
}
