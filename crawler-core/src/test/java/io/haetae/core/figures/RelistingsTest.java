package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Relistings.Offer;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelistingsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Query QUERY = new Query("팽이", Query.Kind.LOCAL);
  private static final ListingId GONE = ListingId.parse("shop:1");
  private static final ListingId NEW = ListingId.parse("shop:2");

  private final List<Coverage.Search> searches = new ArrayList<>();

  @Test
  void anOfferThatSearchesBeforeDidNotListComesBackBetweenTwoOfThem() {
    search("shop", 7, true, GONE);
    search("shop", 14, true);
    search("shop", 21, false);
    search("shop", 28, true, NEW);

    Reappearance back = with(0, List.of(removal(10, 40)), offer(NEW, 28, Relisting.R1)).getFirst();

    assertThat(back.since()).isEqualTo(day(10));
    assertThat(back.absent()).isEqualTo(day(14));
    assertThat(back.back()).contains(new Back(day(28), Relisting.R1));
    assertThat(back.visits()).containsExactly("look", "v3");
  }

  @Test
  void withoutARelistingItIsAbsentAsFarAsSearchesTell() {
    search("shop", 7, true, GONE);
    search("shop", 14, true);

    Reappearance away = with(0, List.of(removal(10, 40))).getFirst();

    assertThat(away.back()).isEmpty();
    assertThat(away.absent()).isEqualTo(day(14));
  }

  @Test
  void theWaysThatWouldHaveBeenSeenFollowFromTheSearchesAroundTheRemoval() {
    List<Reappearance> removals = List.of(removal(10, 40));
    assertThat(relistings(0).seen(removals)).containsExactly(Relisting.R0);
    search("shop", 14, true);
    assertThat(relistings(0).seen(removals)).as("none before").containsExactly(Relisting.R0);
    search("shop", 7, false);
    assertThat(relistings(0).seen(removals)).as("a wall before").containsExactly(Relisting.R0);
    search("shop", 7, true, GONE);
    assertThat(relistings(0).seen(removals))
        .containsExactly(Relisting.R0, Relisting.R1, Relisting.R2);
    search("mart", 7, true);
    search("mart", 14, true);
    assertThat(relistings(0).seen(removals)).containsExactly(Relisting.values());
    assertThat(relistings(0).unseen()).isEqualTo(Refusal.NOT_RECORDED);
    assertThat(relistings(1).seen(removals)).as("undecided").containsExactly(Relisting.R0);
    assertThat(relistings(1).unseen()).isEqualTo(Refusal.MANY_UNDETERMINED);
    assertThat(relistings(1, offers(4)).unseen()).isEqualTo(Refusal.NOT_RECORDED);
  }

  @Test
  void eachOfferFollowsTheLastRemovalBeforeItOnItsOwnSite() {
    search("shop", 1, true, GONE);
    search("shop", 35, true);
    search("mart", 1, true);
    search("mart", 35, true);
    Reappearance early = removal(10, 40);
    Reappearance late = removal(ListingId.parse("shop:3"), 20, 40);
    Reappearance other = removal(ListingId.parse("mart:4"), 25, 40);

    List<Reappearance> all = with(0, List.of(early, late, other), offer(NEW, 30, Relisting.R2));

    assertThat(all).extracting(r -> r.back().isPresent()).containsExactly(false, true, false);
  }

  @Test
  void theFirstReappearanceCounts() {
    search("shop", 7, true, GONE);
    search("shop", 14, true);
    Reappearance returned =
        new Reappearance(
            "A",
            GONE,
            day(10),
            day(11),
            Optional.of(new Back(day(12), Relisting.R0)),
            List.of("look"));
    assertThat(with(0, List.of(returned), offer(NEW, 14, Relisting.R2))).containsExactly(returned);
    assertThat(with(0, List.of(returned), offer(NEW, 11.5, Relisting.R2)).getFirst().back())
        .contains(new Back(day(11.5), Relisting.R2));
  }

  private List<Reappearance> with(long undecided, List<Reappearance> removals, Offer... offers) {
    return relistings(undecided, offers).with(removals);
  }

  private Relistings relistings(long undecided, Offer... offers) {
    return new Relistings(searches, Arrays.asList(offers), undecided);
  }

  private static Offer[] offers(int count) {
    Offer[] offers = new Offer[count];
    Arrays.fill(offers, offer(NEW, 28, Relisting.R1));
    return offers;
  }

  private static Offer offer(ListingId listing, double day, Relisting kind) {
    return new Offer("A", listing, day(day), kind);
  }

  private static Reappearance removal(double since, double absent) {
    return removal(GONE, since, absent);
  }

  private static Reappearance removal(ListingId listing, double since, double absent) {
    return new Reappearance(
        "A", listing, day(since), day(absent), Optional.empty(), List.of("look"));
  }

  private void search(String site, double day, boolean answered, ListingId... hits) {
    searches.add(
        new Coverage.Search(
            "v" + searches.size(),
            new SiteId(site),
            "A",
            QUERY,
            day(day),
            answered,
            List.of(hits)));
  }

  private static Instant day(double day) {
    return START.plus(Duration.ofMinutes((long) (day * 1_440)));
  }
}
