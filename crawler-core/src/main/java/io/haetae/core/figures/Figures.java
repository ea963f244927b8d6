package io.haetae.core.figures;

import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.States.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All figures of a study. The same input gives the same figures. */
public final class Figures {
  private static final List<Definition> OF_CLAIMS =
      List.of(
          Definition.CLAIM_FALSE_AT_FIRST,
          Definition.CLAIM_FALSE_AFTER_A_DAY,
          Definition.CLAIM_FALSE_AFTER_A_WEEK);

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
    figures.addAll(new Availability(study, states).figures());
    figures.addAll(
        records
            .claims()
            .map(claims -> Claims.figures(claims, watched))
            .orElseGet(() -> notRecorded(OF_CLAIMS)));
    figures.addAll(
        records
            .takedowns()
            .map(takedowns -> new Takedowns(study, takedowns, watched, asOf).figures())
            .orElseGet(() -> notRecorded(Takedowns.DEFINITIONS)));
    figures.addAll(
        records
            .reappearances()
            .map(all -> new Reappearances(all, records.relistings(), records.unseen()).figures())
            .orElseGet(() -> notRecorded(Reappearances.DEFINITIONS)));
    figures.add(
        records
            .takedowns()
            .map(Reappearances::reblocks)
            .orElseGet(() -> Figure.withheld(Definition.REBLOCK_SHARE, Refusal.NOT_RECORDED)));
    figures.addAll(new Spread(states).figures());
    figures.add(
        Figure.of(
            Definition.SEARCH_COVERAGE,
            records
                .searches()
                .map(Coverage::result)
                .orElseGet(() -> Withheld.because(Refusal.NOT_RECORDED))));
    figures.addAll(new SiteComparison(states).figures());
    figures.addAll(new Information(study.country(), states).figures());
    figures.addAll(new Quality(records.looks(), asOf).figures(records.readers()));
    figures.sort(Comparator.comparing(Figure::definition));
    return List.copyOf(figures);
  }

  private static List<Figure> notRecorded(List<Definition> definitions) {
    return definitions.stream()
        .map(definition -> Figure.withheld(definition, Refusal.NOT_RECORDED))
        .toList();
  }
}
