package io.haetae.app.figures;

import io.haetae.app.match.Decisions;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.SearchRow;
import io.haetae.core.figures.Casebook;
import io.haetae.core.figures.Checks.Labelled;
import io.haetae.core.figures.Coverage;
import io.haetae.core.figures.Reappearance.Relisting;
import io.haetae.core.figures.Relistings;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.Country;
import io.haetae.matching.Grade;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an archive's searches, and people's decisions on what they found, give to its figures.
 *
 * @param relistings what they tell of products that came back
 * @param coverage what two sets of queries found; empty if nothing was searched for
 * @param readers what the two people with the most candidates in common said of them
 * @param labelled the candidates that two people or more read
 */
record SearchRecords(
    Relistings relistings,
    Optional<Coverage> coverage,
    Optional<List<List<Long>>> readers,
    List<Labelled> labelled) {
  /**
   * Of an archive.
   *
   * @param casebook the observations up to the moment
   */
  static SearchRecords of(
      ArchiveDatabase database, Casebook casebook, Country country, Instant asOf) {
    List<Coverage.Search> searches =
        database.searches().stream()
            .filter(row -> row.country().equals(country.code()) && !row.at().isAfter(asOf))
            .map(SearchRecords::search)
            .toList();
    Decisions decisions = Decisions.of(database.candidates().decisions());
    List<CandidateRow> known =
        database.candidates().all().stream().filter(row -> !row.firstSeen().isAfter(asOf)).toList();
    List<CandidateRow> same = known.stream().filter(decisions::confirmed).toList();
    List<CandidateRow> open = known.stream().filter(row -> undecided(row, decisions)).toList();
    Relistings relistings =
        new Relistings(
            searches,
            same.stream()
                .filter(row -> row.standing().later())
                .map(SearchRecords::relisted)
                .toList(),
            open.stream().filter(row -> row.standing().later()).count());
    Set<Coverage.Offer> offers = new HashSet<>(casebook.sightings().keySet());
    same.forEach(row -> offers.add(offer(row)));
    Set<Coverage.Offer> undecided = new HashSet<>();
    open.forEach(row -> undecided.add(offer(row)));
    return new SearchRecords(
        relistings,
        searches.isEmpty()
            ? Optional.empty()
            : Optional.of(new Coverage(searches, offers, undecided)),
        decisions.mostCompared(),
        known.stream().flatMap(row -> labelled(row, decisions).stream()).toList());
  }

  /** Another option of a product is the same to some and another to others: it is no label. */
  private static Optional<Labelled> labelled(CandidateRow row, Decisions decisions) {
    Decisions.Pair pair = Decisions.Pair.of(row);
    Optional<Answer> agreed = decisions.agreed(pair);
    return decisions.answers().getOrDefault(pair, Map.of()).size() < 2
            || agreed.equals(Optional.of(Answer.OTHER_OPTION))
        ? Optional.empty()
        : Optional.of(
            new Labelled(
                row.item(),
                Grade.saysSame(row.grade()),
                agreed
                    .filter(answer -> answer != Answer.UNSURE)
                    .map(answer -> answer == Answer.SAME)));
  }

  private static boolean undecided(CandidateRow row, Decisions decisions) {
    return !decisions.confirmed(row)
        && decisions
            .agreed(Decisions.Pair.of(row))
            .filter(answer -> answer != Answer.UNSURE)
            .isEmpty();
  }

  private static Coverage.Search search(SearchRow row) {
    return new Coverage.Search(
        row.visit(),
        row.site(),
        row.item(),
        row.query(),
        row.at(),
        row.answered(),
        row.hits().stream().map(SearchHit::listing).toList());
  }

  private static Relistings.Offer relisted(CandidateRow row) {
    return new Relistings.Offer(
        row.item(), row.listing(), row.firstSeen(), Relisting.valueOf(row.standing().name()));
  }

  private static Coverage.Offer offer(CandidateRow row) {
    return new Coverage.Offer(row.item(), row.listing());
  }
}
