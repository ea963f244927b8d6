package io.haetae.core.engine;

import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Tracked;
import java.time.Instant;
import java.util.List;

/**
 * A listing that a study watches in one lane.
 *
 * @param lane the lane
 * @param target the listing, and what of it matters
 */
public record Watched(Lane lane, Target target) {
  /** The stored name: {@code listing in lane}. */
  public String name() {
    return target.listing() + " in " + lane.name();
  }

  /**
   * The listing as the schedule sees it.
   *
   * @param from when the study begins to look
   * @param until when it ends, exclusive
   * @param notices what is known of notices
   */
  public Tracked tracked(Instant from, Instant until, List<Notice> notices) {
    return new Tracked(name(), from, until, notices);
  }
}
