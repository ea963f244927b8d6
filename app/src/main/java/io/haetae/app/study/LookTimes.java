package io.haetae.app.study;

import io.haetae.core.plan.Notice;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.ScheduleRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a study looks. What it looks at follows from it and from what was seen so far, so that a
 * program that starts again finds the same times.
 *
 * @param rule how often
 * @param from the study's first moment
 * @param until the first moment after it
 * @param lookAt how many hits of a search that were not seen before are looked at, each once
 */
public record LookTimes(ScheduleRule rule, Instant from, Instant until, int lookAt) {
  /** The times of a study that looks at no hits. */
  public LookTimes(ScheduleRule rule, Instant from, Instant until) {
    this(rule, from, until, 0);
  }

  /** The times of a study. */
  public static LookTimes of(Study study) {
    return new LookTimes(
        study.schedule(),
        study.from(),
        study.until(),
        study.searches().map(Searches::lookAt).orElse(0));
  }

  /** The schedule; the study's start is its seed. */
  public Schedule schedule() {
    return new Schedule(rule, from.getEpochSecond());
  }

  /** What is known of a listing's notice; the study knows of it from its start. */
  public List<Notice> notices(Optional<Instant> notice) {
    return notice.map(at -> new Notice(at, from)).stream().toList();
  }
}
