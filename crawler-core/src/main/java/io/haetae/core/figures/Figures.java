package io.haetae.core.figures;

import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.States.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All figures of a study. The same input gives the same figures. */
public final class Figures {
  private Figures() {}

  /**
   * Figures K1 to K12, in this order.
   *
   * @param study what the study declares
   * @param records what it has on record
   * @param asOf the moment that the figures are about; later looks and notices do not count, and
   *     takedowns and reappearances are given as they were known at that moment
   */
  public static List<Figure> of(Study study, Records records, Instant asOf) {
    Watched watched = new Watched(records.looks(), study.country(), asOf);
    List<State> states = States.at(watched, asOf);
    List<Figure> figures = new ArrayList<>();
    Parts parts = Parts.of(study, watched);
    figures.addAll(new Availability(study, states).figures(parts));
    figures.addAll(
        records
            .claims()
            .map(claims -> new Claims(claims, watched).figures(parts))
            .orElseGet(
                () ->
                    notRecorded(
                        Claims.DEFINITIONS,
                        Definition.CLAIMS_DIFFER,
                        Definition.CLAIM_PAIR_DIFFERS)));
    figures.addAll(
        records
            .takedowns()
            .map(takedowns -> new Takedowns(study, takedowns, watched, asOf).figures(parts))
            .orElseGet(
                () ->
                    notRecorded(
                        Takedowns.DEFINITIONS,
                        Definition.TERMS_DIFFER,
                        Definition.TERM_PAIR_DIFFERS)));
    figures.addAll(
        records
            .reappearances()
            .map(
                all ->
                    new Reappearances(all, records.relistings(), records.unseen(), asOf)
                        .figures(parts))
            .orElseGet(() -> notRecorded(Reappearances.DEFINITIONS)));
    figures.addAll(
        records
            .takedowns()
            .map(takedowns -> Reappearances.reblocks(takedowns, parts))
            .orElseGet(() -> notRecorded(List.of(Definition.REBLOCK_SHARE))));
    figures.addAll(new Spread(states).figures());
    figures.add(
        Figure.of(
            Definition.SEARCH_COVERAGE,
            records
                .searches()
                .map(Coverage::result)
                .orElseGet(() -> Withheld.because(Refusal.NOT_RECORDED))));
    figures.addAll(
        new SiteComparison(states.stream().map(State::answer).toList())
            .figures(Definition.SITES_DIFFER, Definition.PAIR_DIFFERS));
    figures.addAll(new Information(study.country(), states).figures());
    figures.addAll(new Quality(records.looks(), asOf).figures());
    figures.addAll(
        records
            .checks()
            .map(CheckedWork::figures)
            .orElseGet(() -> notRecorded(CheckedWork.DEFINITIONS)));
    figures.sort(Comparator.comparing(Figure::definition));
    return List.copyOf(figures);
  }

  private static List<Figure> notRecorded(List<Definition> definitions, Definition... tests) {
    return Stream.concat(definitions.stream(), Stream.of(tests))
        .map(definition -> Figure.withheld(definition, Refusal.NOT_RECORDED))
        .toList();
  }
}
