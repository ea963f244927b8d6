package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.Manners;
import io.haetae.app.study.Searches;
import io.haetae.app.study.Study;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Schedule;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.Slot;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.Reason;
import io.haetae.matching.text.TextModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A year of searches on virtual time in a market whose truth is known: forty products, taken down
 * one after another, come back under other numbers, titles and photographs, among offers of other
 * goods with the same words. Queries, rhythm, and matching are the real ones; only the site's own
 * search is simulated, and every twentieth one meets a wall.
 */
class RelistingYearTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(365));
  private static final int LOOK_AT = 3;

  /** {@code -Dhaetae.seeds=10} makes ten markets. */
  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("haetae.seeds", 1)).map(seed -> 7 + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void relistingsAreFoundInTheirFirstTwoSearchesAndNoOtherGoodsAreConfirmed(long seed)
      throws IOException {
    RelistedMarket market = new RelistedMarket(seed, START, END);
    search(market);
    CandidateSearch candidates =
        new CandidateSearch(
            market.seen(),
            market,
            TextModel.shipped(),
            CommonPictures.NONE,
            EnumSet.of(Reason.Kind.GTIN, Reason.Kind.CERTIFICATE, Reason.Kind.MODEL));
    List<Candidate> found = candidates.find(market.items());

    long relisted = market.relistings().size();
    long listed = market.relistings().stream().filter(market::listed).count();
    long again =
        market.relistings().stream()
            .filter(
                offer ->
                    found.stream()
                        .anyMatch(
                            candidate ->
                                candidate.item().equals(offer.item())
                                    && candidate.offer().listing().equals(offer.listing())))
            .count();
    List<Candidate> confirmed =
        found.stream().filter(candidate -> candidate.accepted().isPresent()).toList();
    System.out.printf(
        "%d relistings, %d listed by their first two searches, %d found; %d candidates in all, %d"
            + " confirmed by an identifier%n",
        relisted, listed, again, found.size(), confirmed.size());
    assertThat(relisted).isGreaterThan(40);
    assertThat(again).isGreaterThanOrEqualTo((long) Math.ceil(0.9 * relisted));
    assertThat(confirmed)
        .isNotEmpty()
        .allSatisfy(
            candidate ->
                assertThat(market.sells(candidate.offer().listing(), candidate.item())).isTrue());
  }

  private record Asked(WatchItem item, Query query, Instant at) {}

  /** Every search of the year in its order, each with what it lists and what is looked at then. */
  private static void search(RelistedMarket market) {
    Study study = study(market.items());
    Schedule schedule = new Schedule(study.schedule(), 7);
    List<Asked> all = new ArrayList<>();
    for (WatchItem item : market.items()) {
      for (Query query : study.queries(item, Vantage.korea())) {
        String name = item.id() + " " + query.words();
        for (Slot slot : schedule.searches(name, START, END).slots()) {
          all.add(new Asked(item, query, slot.due()));
        }
      }
    }
    all.sort(Comparator.comparing(Asked::at));
    for (Asked asked : all) {
      market.search(asked.item(), asked.query(), asked.at(), LOOK_AT);
    }
  }

  private static Study study(List<WatchItem> items) {
    Study.Statement statement = new Study.Statement("", "", "", "", "", "targeted", "");
    return new Study(
        "year",
        "",
        "",
        statement,
        Path.of("unused"),
        START,
        END,
        items,
        List.of(),
        List.of(Vantage.korea()),
        ScheduleRule.standard(),
        Optional.of(new Searches(4, LOOK_AT, Map.of())),
        Manners.ofGap(Duration.ZERO),
        Study.Evidence.standard());
  }
}
