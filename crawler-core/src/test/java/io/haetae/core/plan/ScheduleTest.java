package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(365));
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration VISIT = Duration.ofSeconds(9);
  private static final ScheduleRule RULE = ScheduleRule.standard();

  private final Schedule schedule = new Schedule(RULE, 7);

  @Test
  void everyDayOfFourAfterANoticeHasALook() {
    Set<Duration> phases = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Instant notice = day(10).plusSeconds(i * 997L);
      List<Slot> slots = slots(tracked("l" + i, Notice.at(notice)));
      for (int day = 0; day < 4; day++) {
        Instant from = notice.plus(DAY.multipliedBy(day));
        List<Slot> dense = of(slots, Occasion.DENSE, from, from.plus(DAY));
        assertThat(dense).as("day " + day).hasSize(1);
        assertThat(dense.getFirst().to()).isEqualTo(from.plus(DAY));
        phases.add(Duration.between(from, dense.getFirst().due()));
      }
      assertThat(of(slots, Occasion.NOTICE, notice, notice.plusSeconds(1))).hasSize(1);
    }
    assertThat(phases.stream().filter(p -> p.compareTo(Duration.ofHours(6)) < 0).count())
        .as("looks in the first quarter of their day, of 2000")
        .isBetween(400L, 1_000L);
    assertThat(phases).allMatch(phase -> phase.compareTo(Duration.ofHours(18)) <= 0);
  }

  @Test
  void weeklyLooksGoOnFromTheEndOfTheDenseOnesAndLaterOnesAreAdded() {
    List<Slot> slots = slots(tracked("l", Notice.at(day(10))));
    List<Slot> weekly = of(slots, Occasion.WEEKLY, day(14), END);
    assertThat(weekly.getFirst().from()).isEqualTo(day(14));
    for (int i = 1; i < weekly.size(); i++) {
      assertThat(weekly.get(i).from()).isEqualTo(day(14 + 7 * i));
      assertThat(Duration.between(weekly.get(i - 1).due(), weekly.get(i).due()))
          .isBetween(Duration.ofHours(151), Duration.ofHours(185));
    }
    assertThat(weekly).hasSizeBetween(50, 51);
    assertThat(of(slots, Occasion.LATER, START, END))
        .extracting(Slot::from)
        .containsExactly(day(40), day(190));
  }

  @Test
  void withoutANoticeThereIsAFirstLookAndThenWeeklyOnesAtAPhaseOfTheListingsOwn() {
    assertThat(slots(tracked("l")).getFirst())
        .isEqualTo(new Slot(Occasion.FIRST, START, START, START.plus(DAY)));
    assertThat(of(slots(tracked("l")), Occasion.WEEKLY, START, END)).hasSizeBetween(52, 53);
    assertThat(of(slots(tracked("l")), Occasion.WEEKLY, START, END).getFirst().due())
        .isNotEqualTo(of(slots(tracked("m")), Occasion.WEEKLY, START, END).getFirst().due());
    assertThat(slots(tracked("l"))).isEqualTo(slots(tracked("l")));
    assertThat(new Schedule(RULE, 8).timetable(tracked("l")).slots())
        .isNotEqualTo(slots(tracked("l")));
  }

  @Test
  void aSecondNoticeBeginsTheDenseLooksAnew() {
    List<Slot> slots = slots(tracked("l", Notice.at(day(10)), Notice.at(day(12))));
    assertThat(of(slots, Occasion.DENSE, START, END))
        .extracting(Slot::to)
        .containsExactly(day(11), day(12), day(13), day(14), day(15), day(16));
    assertThat(of(slots, Occasion.WEEKLY, day(10), END).getFirst().from()).isEqualTo(day(16));
    assertThat(of(slots, Occasion.LATER, START, END)).hasSize(4);
  }

  @Test
  void whatHadPassedBeforeTheStudyKnewOfANoticeIsNotPlanned() {
    List<Slot> slots = slots(tracked("l", new Notice(day(10), day(12).plusSeconds(3_600))));
    assertThat(slots).noneMatch(slot -> slot.occasion() == Occasion.NOTICE);
    assertThat(of(slots, Occasion.DENSE, START, END))
        .extracting(Slot::to)
        .containsExactly(day(13), day(14));
    assertThat(of(slots, Occasion.DENSE, START, END))
        .allMatch(slot -> !slot.due().isBefore(day(12).plusSeconds(3_600)));
    Tracked late = tracked("l", Notice.at(START.minus(Duration.ofDays(300))));
    assertThat(of(slots(late), Occasion.DENSE, START, END)).isEmpty();
    assertThat(of(slots(late), Occasion.WEEKLY, START, END).getFirst().from()).isEqualTo(START);
  }

  @Test
  void aConclusiveLookServesItsSlotAndAnEarlierOneDoesNot() {
    Tracked tracked = tracked("l");
    Slot weekly = of(slots(tracked), Occasion.WEEKLY, START, END).get(3);
    Instant now = weekly.from();
    Look early = look(weekly.due().minusSeconds(60), true);
    assertThat(next(tracked, List.of(early), now)).contains(new Due(weekly.due(), Occasion.WEEKLY));
    Look inTime = look(weekly.due().plusSeconds(60), true);
    Slot after = of(slots(tracked), Occasion.WEEKLY, START, END).get(4);
    assertThat(next(tracked, List.of(early, inTime), now))
        .contains(new Due(after.due(), Occasion.WEEKLY));
  }

  @Test
  void aLookThatToldNothingIsFollowedByTwoMoreInTheSameSlotAtMost() {
    Tracked tracked = tracked("l", Notice.at(day(10)));
    Slot slot = of(slots(tracked), Occasion.DENSE, START, END).get(1);
    List<Look> looks = new ArrayList<>();
    looks.add(look(day(10).plusSeconds(80_000), true));
    looks.add(look(slot.due(), false));
    Instant again = slot.due().plus(VISIT).plus(Duration.ofHours(6));
    assertThat(next(tracked, looks, slot.due())).contains(new Due(again, Occasion.AGAIN));
    looks.add(look(again, false));
    looks.add(look(again.plusSeconds(60), false));
    assertThat(next(tracked, looks, again).orElseThrow().at()).isAfter(slot.to());
  }

  @Test
  void aSlotThatEndedIsAGapAndIsNotMadeUp() {
    Tracked tracked = tracked("l");
    Timetable timetable = schedule.timetable(tracked);
    Slot second = of(timetable.slots(), Occasion.WEEKLY, START, END).get(1);
    Slot third = of(timetable.slots(), Occasion.WEEKLY, START, END).get(2);
    Slot fourth = of(timetable.slots(), Occasion.WEEKLY, START, END).get(3);
    List<Look> looks =
        List.of(
            look(START, true),
            look(timetable.slots().get(1).due(), true),
            look(third.due(), false));
    assertThat(timetable.gaps(looks, START, third.to()))
        .containsExactly(
            new Gap(second, Gap.Cause.NOT_MADE), new Gap(third, Gap.Cause.UNDETERMINED));
    assertThat(timetable.gaps(looks, third.to(), fourth.due())).isEmpty();
    assertThat(next(tracked, looks, third.to())).contains(new Due(fourth.due(), Occasion.WEEKLY));
  }

  @Test
  void aChangeIsLookedAtAgainAfterTenMinutesAndThenEverMoreRarely() {
    Tracked tracked = tracked("l");
    Instant since = day(20);
    List<Look> looks = new ArrayList<>(List.of(look(since.minus(VISIT), true)));
    Instant last = since;
    for (int tries = 0; tries < 8; tries++) {
      Due due = confirming(tracked, looks, since).orElseThrow();
      assertThat(due.occasion()).isEqualTo(Occasion.CONFIRM);
      Duration pause = Duration.ofMinutes(10L << tries);
      assertThat(Duration.between(last, due.at()))
          .isBetween(pause, pause.plus(pause.dividedBy(10)));
      looks.add(look(due.at(), false));
      last = due.at().plus(VISIT);
    }
    assertThat(confirming(tracked, looks, since).orElseThrow().occasion())
        .isEqualTo(Occasion.WEEKLY);
  }

  @Test
  void aFirstLookLeavesItsSlotInPeaceAndTheGapThere() {
    Tracked tracked = tracked("l");
    Slot weekly = of(slots(tracked), Occasion.WEEKLY, day(20), END).getFirst();
    Look first = new Look(weekly.due(), weekly.due().plus(VISIT), false, true);
    Instant after = first.closedAt();

    assertThat(next(tracked, List.of(first), after).orElseThrow().at())
        .isAfterOrEqualTo(weekly.to());
    assertThat(schedule.timetable(tracked).gaps(List.of(first), weekly.from(), weekly.to()))
        .containsExactly(new Gap(weekly, Gap.Cause.UNDETERMINED));

    Look failed = look(after, false);
    assertThat(next(tracked, List.of(first.followed(), failed), failed.closedAt()).orElseThrow())
        .extracting(Due::occasion)
        .isEqualTo(Occasion.AGAIN);
  }

  @Test
  void aStudyEnds() {
    Tracked tracked = tracked("l", Notice.at(END.minus(Duration.ofHours(30))));
    assertThat(slots(tracked)).allMatch(slot -> !slot.to().isAfter(END));
    assertThat(of(slots(tracked), Occasion.DENSE, START, END)).hasSizeBetween(1, 2);
    assertThat(next(tracked, List.of(), END)).isEmpty();
  }

  @Test
  void searchesHaveARhythmOfTheirOwn() {
    ScheduleRule daily =
        new ScheduleRule(DAY, 4, Duration.ofDays(7), List.of(), DAY, Duration.ofMinutes(10), 0);
    List<Slot> slots = new Schedule(daily, 1).searches("카드 게임", START, day(10)).slots();
    assertThat(slots).hasSize(10).allMatch(slot -> slot.occasion() == Occasion.SEARCH);
    assertThat(Duration.between(slots.get(0).due(), slots.get(1).due())).isEqualTo(DAY);
  }

  private Optional<Due> next(Tracked tracked, List<Look> looks, Instant now) {
    return schedule.next(tracked, schedule.timetable(tracked), looks, Optional.empty(), now);
  }

  private Optional<Due> confirming(Tracked tracked, List<Look> looks, Instant since) {
    Timetable onlyLate =
        new Timetable(
            schedule.timetable(tracked).slots().stream()
                .filter(slot -> slot.due().isAfter(day(60)))
                .toList());
    return schedule.next(tracked, onlyLate, looks, Optional.of(since), since);
  }

  private List<Slot> slots(Tracked tracked) {
    return schedule.timetable(tracked).slots();
  }

  private static List<Slot> of(List<Slot> slots, Occasion occasion, Instant from, Instant to) {
    return slots.stream()
        .filter(slot -> slot.occasion() == occasion)
        .filter(slot -> !slot.from().isBefore(from) && slot.from().isBefore(to))
        .toList();
  }

  private static Tracked tracked(String name, Notice... notices) {
    return new Tracked(name, START, END, List.of(notices));
  }

  private static Look look(Instant at, boolean conclusive) {
    return new Look(at, at.plus(VISIT), conclusive);
  }

  private static Instant day(int day) {
    return START.plus(DAY.multipliedBy(day));
  }
}
