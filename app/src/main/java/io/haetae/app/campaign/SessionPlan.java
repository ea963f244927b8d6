package io.haetae.app.campaign;

import io.haetae.app.campaign.StudySettings.StudyLane;
import io.haetae.core.plan.Due;
import io.haetae.core.plan.Occasion;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.SiteAdapter;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out one session of a study's lane.
 *
 * @param planner the session's
 * @param lane the lane
 * @param adapter the lane's site
 * @param light whether a first look without a browser comes before the browser's
 */
record SessionPlan(Planner planner, StudyLane lane, SiteAdapter adapter, boolean light) {
  /**
   * The visits of a session; the last ones are those of its targets, in their order. First looks
   * need no controls, since they conclude nothing.
   */
  List<Visit> visits(List<Target> targets, List<Due> why) {
    List<Boolean> alone = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      alone.add(lookedAtFirst(targets.get(i)) && maySuffice(why.get(i).occasion()));
    }
    if (alone.contains(false)) {
      planner.controls(lane.lane(), adapter, lane.site().onSale());
    }
    for (int i = 0; i < targets.size(); i++) {
      if (lookedAtFirst(targets.get(i)) && !alone.get(i)) {
        planner.firstLook(lane.lane(), adapter, targets.get(i));
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      if (alone.get(i)) {
        planner.firstLook(lane.lane(), adapter, targets.get(i));
      } else {
        planner.visit(lane.lane(), adapter, targets.get(i));
      }
    }
    return planner.visits();
  }

  private boolean lookedAtFirst(Target target) {
    return light && target.purpose() == Purpose.TARGET;
  }

  /**
   * Whether a first look can be all. Right after a notice, long after it and to confirm a change
   * only a conclusive look helps; the first look before it is what later ones are compared with.
   */
  private static boolean maySuffice(Occasion occasion) {
    return switch (occasion) {
      case FIRST, DENSE, WEEKLY, AGAIN -> true;
      case NOTICE, LATER, CONFIRM, SEARCH -> false;
    };
  }
}
