package io.haetae.app.campaign;

import io.haetae.app.storage.Watched;
import io.haetae.app.study.Study;
import io.haetae.app.study.Study.StudySite;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Target;
import io.haetae.core.watch.WatchItem;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a study comes down to: its lanes, and what is watched in each.
 *
 * @param lanes the lanes, one a site and vantage
 * @param watched the listings and the searches of each lane
 */
record StudySettings(List<StudyLane> lanes, List<Watched> watched) {
  static StudySettings of(Study study) {
    List<StudyLane> lanes = new ArrayList<>();
    List<Watched> watched = new ArrayList<>();
    for (StudySite site : study.sites()) {
      study
          .vantages()
          .forEach(
              vantage ->
                  lanes.add(new StudyLane(new Lane(site.site(), vantage, site.standIn()), site)));
    }
    for (WatchItem item : study.items()) {
      Optional<Instant> notice =
          item.published().map(day -> day.atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC));
      for (Target target : Planner.targets(List.of(item))) {
        lanes.stream()
            .map(StudyLane::lane)
            .filter(lane -> lane.site().equals(target.listing().site()))
            .forEach(lane -> watched.add(new Watched(lane, target, notice)));
      }
      lanes.forEach(lane -> searches(study, item, lane.lane(), watched));
    }
    return new StudySettings(List.copyOf(lanes), List.copyOf(watched));
  }

  private static void searches(Study study, WatchItem item, Lane lane, List<Watched> watched) {
    for (Query query : study.queries(item, lane.vantage())) {
      Target search = Target.search(lane.site(), item.id(), query);
      watched.add(new Watched(lane, search, Optional.empty()));
    }
  }

  /**
   * A lane of a study.
   *
   * @param lane the lane
   * @param site what the study says about its site
   */
  record StudyLane(Lane lane, StudySite site) {}
}
