package io.haetae.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Vantage;
import io.haetae.core.history.Health;
import io.haetae.core.history.Observation;
import io.haetae.core.lane.BrowserSource;
import io.haetae.core.lane.FakeBrowsers;
import io.haetae.core.lane.FakeMarket;
import io.haetae.core.lane.LaneListener;
import io.haetae.core.lane.LaneRunner;
import io.haetae.core.lane.MemoryEvidence;
import io.haetae.core.lane.MemorySchedule;
import io.haetae.core.lane.PolitenessGate;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Target;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.FakeSite;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.watch.Country;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private final MemorySchedule schedule = new MemorySchedule();

  @Test
  void everyVisitOfEveryLaneEndsInExactlyOneObservation() throws Exception {
    List<LaneSession> sessions = new ArrayList<>();
    List<Visit> all = new ArrayList<>();
    for (String country : List.of("KR", "US", "DE", "JP")) {
      List<Visit> visits = visits(lane(country), 50);
      all.addAll(visits);
      sessions.add(session(visits, working(), observation -> {}));
    }
    assertThat(new Campaign(sessions, 3).run()).isEmpty();
    assertThat(schedule.observations())
        .extracting(Observation::visit)
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aLaneThatFailsDoesNotStopTheOthers() throws Exception {
    BrowserException none = new BrowserException("none installed");
    List<Visit> failing = visits(lane("KR"), 1);
    List<Visit> others = visits(lane("US"), 1);
    Campaign campaign =
        new Campaign(
            List.of(
                session(
                    failing,
                    () -> {
                      throw none;
                    },
                    observation -> {}),
                session(others, working(), observation -> {})),
            1);
    assertThat(campaign.run())
        .containsExactly(new Campaign.LaneFailure("fake/KR/ko-KR/KRW/direct", none));
    assertThat(schedule.observations()).extracting(Observation::visit).isEqualTo(others);
  }

  @Test
  void aStopLetsTheVisitUnderWayEndAndStartsNoOther() throws Exception {
    AtomicReference<Campaign> campaign = new AtomicReference<>();
    List<Visit> first = visits(lane("KR"), 5);
    List<Visit> second = visits(lane("US"), 5);
    LaneListener stopping = observation -> campaign.get().stop();
    campaign.set(
        new Campaign(
            List.of(session(first, working(), stopping), session(second, working(), stopping)), 1));
    assertThat(campaign.get().run()).isEmpty();
    assertThat(schedule.observations())
        .extracting(Observation::visit)
        .containsExactly(first.getFirst());
  }

  @Test
  void aCampaignWithoutVisitsEndsAtOnce() throws Exception {
    assertThat(new Campaign(List.of(), 1).run()).isEmpty();
    assertThat(new Campaign(List.of(session(List.of(), working(), o -> {})), 1).run()).isEmpty();
  }

  private static Lane lane(String country) {
    return new Lane(FakeSite.ID, Vantage.of(new Country(country)), Optional.empty());
  }

  private static List<Visit> visits(Lane lane, int targets) {
    return new Planner("r-" + lane.name(), new Random(1))
        .lane(
            lane,
            FakeMarket.SITE,
            Optional.of(FakeSite.listing("1")),
            IntStream.range(0, targets)
                .mapToObj(i -> new Target(FakeSite.listing("" + i), Optional.empty(), List.of()))
                .toList())
        .visits();
  }

  private static FakeBrowsers working() {
    return new FakeBrowsers(FakeMarket::visit, new ArrayList<>(), 0);
  }

  private LaneSession session(List<Visit> visits, BrowserSource browsers, LaneListener listener) {
    LaneRunner runner =
        new LaneRunner(
            new GuardedAdapter(FakeMarket.SITE),
            browsers,
            (lane, address) -> new PolitenessGate.Go(),
            new MemoryEvidence(new ArrayList<>(), UnaryOperator.identity()),
            schedule,
            new Health(),
            listener,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    return new LaneSession(runner, visits);
  }
}
