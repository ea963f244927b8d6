package io.haetae.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Vantage;
import io.haetae.core.site.FakeSite;
import io.haetae.core.watch.ListingId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void aResultListHasANameThatReadsBackAndNoTwoQueriesShare() {
    Query query = new Query("  불빛   팽이 ", Query.Kind.LOCAL);
    assertThat(query.words()).isEqualTo("불빛 팽이");
    assertThat(query.at(FakeSite.ID)).hasToString("fake:search:불빛+팽이");
    assertThat(ListingId.parse("fake:search:불빛+팽이")).isEqualTo(query.at(FakeSite.ID));
    assertThat(new Query("a+b", Query.Kind.ADDED).at(FakeSite.ID))
        .isNotEqualTo(new Query("a b", Query.Kind.ADDED).at(FakeSite.ID));
  }

  @Test
  void aQueryHasWordsAndNotTooMany() {
    assertThatThrownBy(() -> new Query(" ", Query.Kind.ADDED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Query("a".repeat(151), Query.Kind.ADDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 150");
  }

  @Test
  void aSearchIsPlannedAtTheSitesOwnSearchPage() {
    Lane lane = new Lane(FakeSite.ID, Vantage.korea(), Optional.empty());
    Query query = new Query("팽이", Query.Kind.LOCAL);
    FakeSite site = FakeSite.reading(capture -> FakeSite.nothing());
    Visit visit =
        new Planner("r", new Random(1))
            .lane(lane, site, Optional.empty(), List.of(Target.search(FakeSite.ID, "A1", query)))
            .visits()
            .getLast();
    assertThat(visit.purpose()).isEqualTo(Purpose.SEARCH);
    assertThat(visit.url()).isEqualTo(site.searchUrl("팽이", lane.vantage()));
    assertThat(visit.query()).contains(query);
    assertThat(visit.target()).isEqualTo(Target.search(FakeSite.ID, "A1", query));
    assertThatThrownBy(
            () ->
                new Visit(
                    "r/1",
                    "r",
                    1,
                    Purpose.SEARCH,
                    Optional.empty(),
                    visit.listing(),
                    List.of(),
                    visit.url(),
                    lane))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
