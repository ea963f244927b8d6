package io.haetae.app.campaign;

import io.haetae.app.study.LookTimes;
import io.haetae.app.study.Study;
import io.haetae.core.plan.Support;
import io.haetae.core.plan.Tracked;
import java.time.Duration;
import java.util.List;

/** What a study will be able to tell, said before its first look. */
public final class StudySupport {
  private StudySupport() {}

  /** One answer for each question that a study may be asked. */
  public static List<Support> of(Study study) {
    LookTimes times = LookTimes.of(study);
    List<Tracked> tracked =
        StudySettings.of(study).watched().stream()
            .filter(watched -> watched.target().query().isEmpty())
            .map(
                watched ->
                    watched
                        .inLane()
                        .tracked(times.from(), times.until(), times.notices(watched.notice())))
            .toList();
    Study.Evidence evidence = study.evidence();
    return Support.of(
        times.schedule(),
        tracked,
        study.vantages().size(),
        evidence.light() ? evidence.conclusiveWithin() : Duration.ZERO);
  }
}
