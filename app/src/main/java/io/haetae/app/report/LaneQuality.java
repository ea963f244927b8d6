package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.export.words.ReasonWords;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How well the visits of a lane, or of all, went; control visits included.
 *
 * @param lane the lane; empty for the sum of all
 * @param planned how many visits the run has
 * @param observed how many of them ended
 * @param reasons how many of those ended undetermined, by reason
 * @param withoutBundle how many of those left no evidence
 */
record LaneQuality(
    Optional<Lane> lane,
    int planned,
    int observed,
    Map<Reason, Integer> reasons,
    int withoutBundle) {
  LaneQuality {
    reasons = Map.copyOf(reasons);
  }

  /** One for each lane, in the order of the plan. */
  static List<LaneQuality> ofLanes(ReportData data) {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    data.observations().forEach(row -> lanes.putIfAbsent(key(row.visit()), row.visit().lane()));
    data.due().forEach(visit -> lanes.putIfAbsent(key(visit), visit.lane()));
    return lanes.entrySet().stream()
        .map(
            lane ->
                of(
                    Optional.of(lane.getValue()),
                    data.observations().stream()
                        .filter(row -> key(row.visit()).equals(lane.getKey()))
                        .toList(),
                    data.due().stream().filter(v -> key(v).equals(lane.getKey())).toList()))
        .toList();
  }

  /** The sum of all lanes. */
  static LaneQuality ofAll(ReportData data) {
    return of(Optional.empty(), data.observations(), data.due());
  }

  private static LaneQuality of(
      Optional<Lane> lane, List<ObservationRow> observations, List<Visit> due) {
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    int withoutBundle = 0;
    for (ObservationRow row : observations) {
      if (row.verdict() instanceof Verdict.Undetermined undetermined) {
        reasons.merge(undetermined.reason(), 1, Integer::sum);
      }
      withoutBundle += row.evidence().isEmpty() ? 1 : 0;
    }
    return new LaneQuality(
        lane, observations.size() + due.size(), observations.size(), reasons, withoutBundle);
  }

  private static String key(Visit visit) {
    return visit.lane().name() + (visit.lane().standIn().isPresent() ? " simulated" : "");
  }

  int undetermined() {
    return reasons.values().stream().mapToInt(Integer::intValue).sum();
  }

  int conclusive() {
    return observed - undetermined();
  }

  /** How many visits the site kept out: captcha, rate limit, log-in wall. */
  int blocked() {
    return reasons.entrySet().stream()
        .filter(entry -> ReasonWords.blocked(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  int notVisited() {
    return planned - observed;
  }

  /** A count as a share of the visits made, such as {@code 12.5 %}; a dash where there are none. */
  Html share(int count) {
    return observed == 0
        ? Html.text("–")
        : Html.text(String.format(Locale.ROOT, "%.1f %%", 100.0 * count / observed));
  }
}
