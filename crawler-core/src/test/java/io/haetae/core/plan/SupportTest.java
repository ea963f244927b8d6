package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final ScheduleRule RULE = ScheduleRule.standard();

  @Test
  void theStandardScheduleSupportsEveryFigure() {
    List<Support> support = support(RULE, 365, 2, Notice.at(START.plus(Duration.ofDays(3))));
    assertThat(support).allMatch(Support::answerable);
    assertThat(sentences(support))
        .contains("Reappearance by day 180 can be known: every listing is checked on that day.")
        .first()
        .asString()
        .startsWith(
            "\"Removed in two working days\" can be known: the first check comes at most 0 h after");
  }

  @Test
  void aFirstCheckOnDaySevenCannotTellARemovalInTwoDays() {
    Notice past = Notice.at(START.minus(Duration.ofDays(7)));
    assertThat(sentences(support(RULE, 365, 2, past)))
        .contains(
            "\"Removed in two working days\" cannot be known: the first check comes on day 7.");
  }

  @Test
  void weeklyChecksCannotTellItEither() {
    ScheduleRule weekly =
        new ScheduleRule(
            RULE.denseEvery(),
            0,
            RULE.weeklyEvery(),
            List.of(),
            RULE.searchEvery(),
            RULE.confirmAfter(),
            0.1);
    Support removal = support(weekly, 365, 1, Notice.at(START)).getFirst();
    assertThat(removal.answerable()).isFalse();
    assertThat(removal.sentence()).contains("up to").endsWith(" h apart.");
  }

  @Test
  void firstLooksThatConcludeNothingDoNotBringChecksCloserTogether() {
    Tracked tracked =
        new Tracked("l", START, START.plus(Duration.ofDays(365)), List.of(Notice.at(START)));
    Schedule schedule = new Schedule(RULE, 7);

    List<Support> weekly = Support.of(schedule, List.of(tracked), 2, Duration.ofDays(7));
    assertThat(weekly.getFirst().answerable()).isFalse();
    assertThat(weekly.getFirst().sentence()).endsWith("are up to 168 h apart.");
    assertThat(weekly.get(1)).isEqualTo(new Support.WeeklyAvailability(Duration.ofDays(7)));

    List<Support> twoDays = Support.of(schedule, List.of(tracked), 2, Duration.ofDays(2));
    assertThat(twoDays.getFirst().answerable()).isTrue();

    List<Support> monthly = Support.of(schedule, List.of(tracked), 2, Duration.ofDays(30));
    assertThat(monthly.get(1).answerable()).isFalse();
  }

  @Test
  void whatTheStudyIsTooShortOrTooNarrowForIsSaid() {
    assertThat(sentences(support(RULE, 90, 1, Notice.at(START))))
        .contains(
            "Reappearance by day 30 can be known: every listing is checked on that day.",
            "Reappearance by day 180 cannot be known: of 1 notices 0 have a check on that day.",
            "A removed listing cannot be told from one that is hidden in this country only: there"
                + " is one vantage.");
    assertThat(sentences(support(RULE, 90, 1)))
        .contains("\"Removed in two working days\" cannot be known: no notice has a time.");
  }

  private static List<Support> support(
      ScheduleRule rule, int days, int vantages, Notice... notices) {
    Tracked tracked = new Tracked("l", START, START.plus(Duration.ofDays(days)), List.of(notices));
    return Support.of(new Schedule(rule, 7), List.of(tracked), vantages);
  }

  private static List<String> sentences(List<Support> support) {
    return support.stream().map(Support::sentence).toList();
  }
}
