package io.haetae.core.figures;

import io.haetae.core.figures.Watched.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of each watched listing at a moment: what its last conclusive look in the seven days
 * before told. A listing without one is unknown.
 */
final class States {
  private static final Duration FRESH = Duration.ofDays(7);

  /**
   * One listing's state.
   *
   * @param subject the listing
   * @param last its last conclusive look; empty if it is unknown
   * @param visits the look, or those that told nothing
   */
  record State(Subject subject, Optional<Look> last, List<String> visits) {
    boolean orderable() {
      return last.filter(Look::orderable).isPresent();
    }

    SiteComparison.Answer answer() {
      return new SiteComparison.Answer(subject, last.map(Look::orderable), visits);
    }

    void count(Tally tally) {
      if (last.isPresent()) {
        tally.add(subject.product(), orderable(), visits);
      } else {
        tally.addUnknown(visits);
      }
    }
  }

  private States() {}

  static List<State> at(Watched watched, Instant asOf) {
    List<State> states = new ArrayList<>();
    Instant from = asOf.minus(FRESH);
    watched
        .looks()
        .forEach(
            (subject, looks) -> {
              List<Look> fresh = Watched.since(looks, look -> look.at().isAfter(from));
              Optional<Look> last =
                  fresh.reversed().stream().filter(l -> l.verdict().conclusive()).findFirst();
              List<String> visits =
                  last.map(look -> List.of(look.visit()))
                      .orElseGet(() -> fresh.stream().map(Look::visit).toList());
              states.add(new State(subject, last, visits));
            });
    return states;
  }
}
