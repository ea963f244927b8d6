package io.haetae.core.figures;

import static io.haetae.core.figures.MadeUp.find;
import static io.haetae.core.figures.MadeUp.listing;
import static io.haetae.core.figures.MadeUp.measured;
import static io.haetae.core.figures.MadeUp.study;
import static io.haetae.core.figures.MadeUp.withheld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Reappearance.Back;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Recorded;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Seller;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CasebookTest {
  private static final Basis NONE = new Basis(List.of(), "1");
  private static final Verdict ON = MadeUp.ON;
  private static final Verdict GONE = MadeUp.GONE;
  private static final Verdict SOLD_OUT = new Verdict.SoldOut(NONE);
  private static final Verdict REFUSED = new Verdict.RegionBlocked(NONE);
  private static final Verdict NO_OPTION = new Verdict.OptionGone(NONE);

  /** What made-up visits are seen from. */
  private static final Vantage KOREA = Vantage.korea();

  private static final Vantage AMERICA = Vantage.of(new Country("US"));

  private final List<Recorded> recorded = new ArrayList<>();
  private int visits;

  @Test
  void aNoticeStartsTheClockAndAConfirmedRemovalStopsIt() {
    look("a", -1, ON);
    look("a", 1, ON);
    look("a", 2, GONE);
    look("a", 2.1, GONE);

    Takedown takedown = takedowns(9, notice("a", 0)).getFirst();

    assertThat(takedown.noticed()).isEqualTo(day(0));
    assertThat(takedown.standing()).isEqualTo(day(1));
    assertThat(takedown.gone()).contains(day(2).plusSeconds(9));
    assertThat(takedown.visits()).containsExactly("r/2", "r/3", "r/4");
  }

  @Test
  void aRemovalSeenOnceStopsNoClock() {
    look("a", -1, ON);
    look("a", 1, ON);
    look("a", 2, GONE);

    Takedown takedown = takedowns(9, notice("a", 0)).getFirst();

    assertThat(takedown.gone()).isEmpty();
    assertThat(takedown.standing()).isEqualTo(day(1));
  }

  @Test
  void whatHappenedAfterTheMomentIsNotKnown() {
    look("a", -1, ON);
    look("a", 1, ON);
    look("a", 2, GONE);
    look("a", 3, GONE);

    assertThat(takedowns(2.5, notice("a", 0)).getFirst().gone()).isEmpty();
    assertThat(takedowns(3.5, notice("a", 0)).getFirst().gone()).isPresent();
    assertThat(takedowns(3.5, notice("a", 4))).as("a notice of later").isEmpty();
  }

  @Test
  void aListingThatIsGoneOrWasNeverSeenStandingStartsNoClock() {
    look("a", -3, ON);
    look("a", -2, GONE);
    look("a", -1, GONE);
    look("b", 1, GONE);
    look("b", 2, GONE);

    assertThat(takedowns(9, notice("a", 0), notice("b", 0))).isEmpty();
  }

  @Test
  void aReminderStartsNoClockAndANoticeAfterAReturnDoes() {
    look("a", -1, ON);
    look("a", 1, GONE);
    look("a", 2, GONE);
    look("a", 10, ON);
    look("a", 11, ON);
    look("a", 13, GONE);
    look("a", 14, GONE);

    List<Takedown> takedowns = takedowns(20, notice("a", 0), notice("a", 0.5), notice("a", 12));

    assertThat(takedowns)
        .extracting(Takedown::noticed, t -> t.gone().orElseThrow())
        .containsExactly(
            tuple(day(0), day(1).plusSeconds(9)), tuple(day(12), day(13).plusSeconds(9)));
    List<Figure> figures = figures(20, notice("a", 0), notice("a", 12));
    assertThat(measured(find(figures, Definition.REBLOCK_SHARE).result()).numerator()).isEqualTo(1);
    assertThat(measured(find(figures, Definition.DAYS_AT_RISK).result()).value().low())
        .as("from the notice to the last look at which it stood")
        .isEqualTo(0, within(1e-9));
    assertThat(measured(find(figures, Definition.DAYS_AT_RISK).result()).value().high())
        .isEqualTo(2 + 18 / 86_400.0, within(1e-9));
  }

  @Test
  void soldOutIsNoTakedown() {
    look("a", -1, ON);
    look("a", 1, SOLD_OUT);
    look("a", 2, SOLD_OUT);

    Takedown takedown = takedowns(9, notice("a", 0)).getFirst();

    assertThat(takedown.gone()).isEmpty();
    assertThat(takedown.standing()).isEqualTo(day(2));
  }

  @Test
  void aBlockInTheCountryIsOneWhereverElseItStands() {
    look("a", -1, ON);
    see(AMERICA, "a", "a", -1, ON);
    look("a", 1, REFUSED);
    look("a", 2, REFUSED);
    see(AMERICA, "a", "a", 3, ON);

    assertThat(takedowns(9, notice("a", 0)).getFirst().gone()).contains(day(1).plusSeconds(9));
  }

  @Test
  void whatOnlyAnotherCountrySeesIsNone() {
    look("a", -1, ON);
    look("a", 5, ON);
    see(AMERICA, "a", "a", -1, ON);
    see(AMERICA, "a", "a", 1, REFUSED);
    see(AMERICA, "a", "a", 2, REFUSED);

    assertThat(takedowns(9, notice("a", 0)).getFirst().gone()).isEmpty();
  }

  @Test
  void anOptionThatIsGoneEndsTheOfferOfItsProductAlone() {
    ListingId one = listing("temu", "1");
    for (String item : List.of("red", "blue")) {
      see(KOREA, item, "1", -1, ON);
    }
    see(KOREA, "red", "1", 1, NO_OPTION);
    see(KOREA, "red", "1", 2, NO_OPTION);

    List<Takedown> takedowns =
        takedowns(9, new Notified("red", one, day(0)), new Notified("blue", one, day(0)));

    assertThat(takedowns)
        .extracting(Takedown::item, t -> t.gone().isPresent())
        .containsExactly(tuple("blue", false), tuple("red", true));
  }

  @Test
  void aReturnIsBoundedByTheLooksAroundIt() {
    look("a", -1, ON);
    look("a", 1, GONE);
    look("a", 2, GONE);
    look("a", 9, GONE);
    look("a", 16, ON);
    look("a", 17, ON);

    Reappearance back = records(30).reappearances().orElseThrow().getFirst();

    assertThat(back.since()).isEqualTo(day(1).plusSeconds(9));
    assertThat(back.absent()).isEqualTo(day(9));
    assertThat(back.back()).contains(new Back(day(16).plusSeconds(9), Relisting.R0));
  }

  @Test
  void withoutSearchesOnlyReturnsUnderTheSameNumberAreCounted() {
    for (int i = 0; i < 5; i++) {
      look("p" + i, -1, ON);
      look("p" + i, 1, GONE);
      look("p" + i, 2, GONE);
      look("p" + i, 40, i == 0 ? ON : GONE);
      look("p" + i, 41, i == 0 ? ON : GONE);
    }

    List<Figure> figures = figures(50);

    assertThat(withheld(find(figures, Definition.REAPPEARANCE_RATE).result()).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
    assertThat(measured(find(figures, Definition.REAPPEARANCE_RATE, "relisting", "R0")).numerator())
        .isEqualTo(1);
    assertThat(withheld(find(figures, Definition.REAPPEARANCE_RATE, "relisting", "R2")).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
    assertThat(
            measured(find(figures, Definition.BACK_IN_180_DAYS, "relisting", "R0")).value().low())
        .isEqualTo(0.2, within(1e-9));
    assertThat(withheld(find(figures, Definition.BACK_IN_180_DAYS).result()).refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
  }

  @Test
  void theCurveThatIsDrawnIsTheOneThatFiguresAreReadFrom() {
    Notified[] notices = new Notified[6];
    for (int i = 0; i < 6; i++) {
      look("p" + i, -1, ON);
      look("p" + i, 1 + i, i < 3 ? GONE : ON);
      look("p" + i, 1.5 + i, i < 3 ? GONE : ON);
      notices[i] = notice("p" + i, 0);
    }
    Records records = casebook(30).records(Optional.of(List.of(notices)), Optional.empty());

    DrawnCurve curve =
        DrawnCurve.ofTakedowns(study(Sampling.TARGETED), records, day(30), 48).orElseThrow();

    assertThat(curve.events()).isEqualTo(3);
    assertThat(curve.points().getFirst().share().low()).isZero();
    DrawnCurve.Point week = curve.points().get(7);
    Result.Measured standing =
        measured(find(figures(30, notices), Definition.STANDING_AFTER_7_DAYS).result());
    assertThat(1 - week.share().high()).isEqualTo(standing.value().low(), within(1e-12));
    assertThat(1 - week.interval().low())
        .isEqualTo(standing.interval().orElseThrow().high(), within(1e-12));
    assertThat(DrawnCurve.ofReappearances(records, day(30), 48))
        .as("three removals are few")
        .isEmpty();
  }

  @Test
  void eventsOfEveryCountryAreGivenInOrder() {
    look("a", 1, ON);
    look("a", 2, GONE);
    look("a", 3, GONE);
    see(AMERICA, "b", "b", 0, ON);
    see(AMERICA, "b", "b", 1, GONE);
    see(AMERICA, "b", "b", 2, GONE);

    assertThat(casebook(9).events())
        .extracting(Event::kind, event -> event.listing().number())
        .containsExactly(tuple(EventKind.TAKEN_DOWN, "b"), tuple(EventKind.TAKEN_DOWN, "a"));
  }

  private static Instant day(double days) {
    return MadeUp.after(days);
  }

  private static Notified notice(String item, double day) {
    return new Notified(item, listing("temu", item), day(day));
  }

  private void look(String item, double day, Verdict verdict) {
    see(KOREA, item, item, day, verdict);
  }

  private void see(Vantage vantage, String item, String number, double day, Verdict verdict) {
    Lane lane = new Lane(listing("temu", number).site(), vantage, Optional.empty());
    recorded.add(recorded("r/" + ++visits, lane, Purpose.TARGET, item, number, day, verdict));
  }

  private static Recorded recorded(
      String id,
      Lane lane,
      Purpose purpose,
      String item,
      String number,
      double day,
      Verdict verdict) {
    Visit visit =
        new Visit(
            id,
            "r",
            1,
            purpose,
            Optional.of(item),
            listing("temu", number),
            List.of(),
            URI.create("https://temu.example/" + number),
            lane);
    return new Recorded(
        visit,
        day(day),
        day(day).plusSeconds(9),
        verdict,
        Optional.empty(),
        Optional.of(new EvidenceRef(id, "b", "0".repeat(64))));
  }

  /** Both lanes' controls pass at once, before every look. */
  private Casebook casebook(double asOf) {
    Casebook casebook = new Casebook(Country.KOREA, day(asOf), Duration.ofMinutes(10));
    for (Vantage vantage : List.of(KOREA, AMERICA)) {
      Lane lane = new Lane(listing("temu", "c").site(), vantage, Optional.empty());
      String name = vantage.country().code();
      casebook.add(
          recorded(name + "/on", lane, Purpose.CONTROL_ON_SALE, "", "c", -9, ON), Optional.empty());
      casebook.add(
          recorded(name + "/off", lane, Purpose.CONTROL_ABSENT, "", "n", -9, GONE),
          Optional.empty());
    }
    recorded.stream()
        .sorted(Comparator.comparing(Recorded::closedAt))
        .forEach(
            each ->
                casebook.add(each, Optional.of(new Seller(Optional.of("s"), Optional.empty()))));
    return casebook;
  }

  private Records records(double asOf, Notified... notices) {
    return casebook(asOf).records(Optional.of(List.of(notices)), Optional.empty());
  }

  private List<Takedown> takedowns(double asOf, Notified... notices) {
    return records(asOf, notices).takedowns().orElseThrow();
  }

  private List<Figure> figures(double asOf, Notified... notices) {
    return Figures.of(study(Sampling.TARGETED), records(asOf, notices), day(asOf));
  }
}
