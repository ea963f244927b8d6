package io.haetae.core.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.StandIn;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import java.util.Optional;

/**
 * What was read from the written bytes of one visit, and what was concluded; sealed with them.
 *
 * @param visit the visit
 * @param reading what the page said
 * @param controls what the session's controls had shown before
 * @param verdict the conclusion, the controls considered
 */
public record Facts(Visit visit, Reading reading, Controls controls, Verdict verdict) {
  /**
   * What follows from the written bytes of a visit: the one rule by which facts are sealed, and
   * computed again later.
   *
   * @param visit the visit
   * @param written the capture as it is read back from the written bytes
   * @param adapter the adapter of the visit's site
   * @param controls what the session's controls had shown before
   */
  public static Facts of(Visit visit, Capture written, GuardedAdapter adapter, Controls controls) {
    Capture seen = asReal(visit, written);
    Reading reading = adapter.read(seen);
    return new Facts(visit, reading, controls, judged(visit, seen, reading, controls));
  }

  /** Adapters know the real site's addresses only. */
  private static Capture asReal(Visit visit, Capture capture) {
    Optional<StandIn> standIn = visit.lane().standIn();
    return standIn.map(known -> capture.withUrls(known::toReal)).orElse(capture);
  }

  /** A control is judged by itself; it is the session's measure. A first look concludes nothing. */
  private static Verdict judged(Visit visit, Capture seen, Reading reading, Controls controls) {
    Question question = Question.of(visit);
    Verdict alone =
        visit.query().isPresent()
            ? Judge.search(question, reading)
            : Judge.judge(question, reading);
    return switch (visit.purpose()) {
      case TARGET, SEARCH, CANDIDATE -> controls.confirm(alone);
      case CONTROL_ON_SALE, CONTROL_ABSENT -> alone;
      case PROBE -> FirstLook.verdict(seen, reading, alone);
    };
  }
}
