package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.measured;
import static io.haetae.core.figures.MadeUp.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.figures.Coverage.Offer;
import io.haetae.core.figures.Coverage.Search;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ten and fifteen found with five in both is the example of Wikipedia's "Mark and recapture"
 * (2024), whose estimate by Chapman is 28.3.
 */
class SearchCoverageTest {
  private static final SiteId SITE = new SiteId("shop");
  private static final Query LOCAL = new Query("팽이", Query.Kind.LOCAL);
  private static final Query ENGLISH = new Query("spinning top", Query.Kind.ENGLISH);
  private static final Query SLANG = new Query("돌돌이", Query.Kind.ADDED);

  private final List<Search> searches = new ArrayList<>();

  @Test
  void twoSetsOfQueriesTellHowMuchBothMissed() {
    search(LOCAL, true, 1, 10);
    search(ENGLISH, true, 6, 20);
    search(SLANG, true, 50, 60);

    Measured measured = measured(coverage(all(60), Set.of()));

    assertThat(measured.value().low()).isEqualTo(28.333333, within(1e-5));
    assertThat(measured.numerator()).isEqualTo(20);
    assertThat(measured.denominator()).isEqualTo(5);
    // 11 * 16 * 5 * 10 / (6^2 * 7) = 34.9206; 28.3333 ± 1.96 * 5.9094
    assertThat(measured.interval().orElseThrow().low()).isEqualTo(20, within(1e-9));
    assertThat(measured.interval().orElseThrow().high()).isEqualTo(39.91548, within(1e-4));
    assertThat(measured.visits()).containsExactly("v0", "v1");
  }

  @Test
  void ofEachQueryItsLastSearchCountsAndOtherGoodsDoNot() {
    search(LOCAL, true, 100, 140);
    search(LOCAL, true, 1, 12);
    search(ENGLISH, true, 6, 22);

    Measured measured = measured(coverage(without(all(20), 11, 12), Set.of()));

    assertThat(measured.value().low()).as("11 * 14 / 6 - 1").isEqualTo(24.666667, within(1e-5));
    assertThat(measured.numerator()).as("found at all").isEqualTo(18);
  }

  @Test
  void aWallAndAnUndecidedFifthWithholdIt() {
    search(LOCAL, true, 1, 10);
    search(ENGLISH, false, 1, 0);
    Withheld wall = withheld(coverage(all(20), Set.of()));
    assertThat(wall.refusal()).isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(wall.unknown()).isEqualTo(1);

    searches.clear();
    search(LOCAL, true, 1, 10);
    search(ENGLISH, true, 6, 20);
    assertThat(withheld(coverage(all(15), range(16, 20))).unknown()).isEqualTo(5);
    assertThat(measured(coverage(all(16), range(17, 20))).unknown()).isEqualTo(4);
  }

  @Test
  void oneSetAloneTellsNothingNorDoFourOffers() {
    search(LOCAL, true, 1, 10);
    assertThat(withheld(coverage(all(20), Set.of())).refusal()).isEqualTo(Refusal.NOT_RECORDED);
    search(ENGLISH, true, 1, 10);
    assertThat(withheld(coverage(all(4), Set.of())).refusal()).isEqualTo(Refusal.SMALL_CELL);
  }

  private Result coverage(Set<Offer> same, Set<Offer> undecided) {
    return new Coverage(searches, same, undecided).result();
  }

  private void search(Query query, boolean answered, int from, int to) {
    searches.add(
        new Search(
            "v" + searches.size(),
            SITE,
            "A",
            query,
            Instant.EPOCH.plusSeconds(searches.size()),
            answered,
            IntStream.rangeClosed(from, to).mapToObj(SearchCoverageTest::listing).toList()));
  }

  private static Set<Offer> all(int to) {
    return range(1, to);
  }

  private static Set<Offer> range(int from, int to) {
    Set<Offer> offers = new HashSet<>();
    IntStream.rangeClosed(from, to).forEach(i -> offers.add(new Offer("A", listing(i))));
    return offers;
  }

  private static Set<Offer> without(Set<Offer> offers, int... numbers) {
    IntStream.of(numbers).forEach(i -> offers.remove(new Offer("A", listing(i))));
    return offers;
  }

  private static ListingId listing(int number) {
    return new ListingId(SITE, "n" + number);
  }
}
