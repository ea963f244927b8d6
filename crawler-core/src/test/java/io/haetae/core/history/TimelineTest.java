package io.haetae.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.site.FakeSite;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Basis BASIS = new Basis(List.of(), "1");
  private static final Verdict UP = new Verdict.Orderable(BASIS);
  private static final Verdict WALL = new Verdict.Undetermined(Reason.CHALLENGED, BASIS);

  @Test
  void aDayIsSeenUnknownOrNotVisitedInItsOwnTimeZone() {
    Sighting seen = sighting("2026-03-01T20:00:00Z", UP);
    List<Sighting> sightings =
        List.of(
            seen, sighting("2026-03-02T01:00:00Z", WALL), sighting("2026-03-03T23:00:00Z", WALL));
    Timeline timeline =
        Timeline.of(
            sightings,
            Instant.parse("2026-03-01T15:00:00Z"),
            Instant.parse("2026-03-04T15:00:00Z"),
            ZoneId.of("Asia/Seoul"));
    assertThat(timeline.days())
        .containsExactly(
            new Timeline.Seen(LocalDate.parse("2026-03-02"), List.of(seen)),
            new Timeline.NotVisited(LocalDate.parse("2026-03-03")),
            new Timeline.Unknown(LocalDate.parse("2026-03-04"), 1));
  }

  private static Sighting sighting(String opened, Verdict verdict) {
    Instant at = Instant.parse(opened);
    return new Sighting(
        "v/1", FakeSite.listing("5"), "lane", at, at.plusSeconds(9), verdict, true, true);
  }
}
