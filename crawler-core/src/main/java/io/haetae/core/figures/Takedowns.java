package io.haetae.core.figures;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** K3, K4 and K6: how long listings stand after a notice. */
final class Takedowns {
  private static final int TERM = 2;
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int WINDOWS = 4;
  private static final double ENOUGH = 0.8;

  private final Study study;
  private final List<Takedown> takedowns;
  private final Watched watched;
  private final Instant asOf;

  Takedowns(Study study, List<Takedown> takedowns, Watched watched, Instant asOf) {
    this.study = study;
    this.takedowns = takedowns.stream().filter(t -> !t.noticed().isAfter(asOf)).toList();
    this.watched = watched;
    this.asOf = asOf;
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    if (takedowns.isEmpty()) {
      for (Definition definition : DEFINITIONS) {
        figures.add(Figure.withheld(definition, Refusal.NOTHING_DETERMINED));
      }
      return figures;
    }
    figures.add(inTime());
    figures.addAll(times());
    figures.add(Figure.of(Definition.DAYS_AT_RISK, atRisk()));
    return figures;
  }

  /** What this computes, in order. */
  static final List<Definition> DEFINITIONS =
      List.of(
          Definition.GONE_IN_TWO_WORKING_DAYS,
          Definition.TAKEDOWN_MEDIAN,
          Definition.TAKEDOWN_P90,
          Definition.STANDING_AFTER_2_DAYS,
          Definition.STANDING_AFTER_7_DAYS,
          Definition.STANDING_AFTER_30_DAYS,
          Definition.DAYS_AT_RISK);

  /** Each listing's time on a clock of its own, on which its deadline is 1. */
  private Figure inTime() {
    if (!takedowns.stream().allMatch(this::withinCalendar)) {
      return Figure.withheld(Definition.GONE_IN_TWO_WORKING_DAYS, Refusal.CALENDAR_UNKNOWN);
    }
    long close = takedowns.stream().filter(this::watchedClosely).count();
    if (close < ENOUGH * takedowns.size()) {
      return Figure.of(
          Definition.GONE_IN_TWO_WORKING_DAYS,
          new Withheld(
              Refusal.SCHEDULE_TOO_SPARSE,
              close,
              takedowns.size() - close,
              Optional.empty(),
              visits()));
    }
    return curves(t -> t.partsOf(study.calendar().endOf(t.noticed(), TERM)))
        .figures(List.of(new Wanted(Definition.GONE_IN_TWO_WORKING_DAYS, 1)))
        .getFirst();
  }

  /** Two working days never take a month, whatever the holidays. */
  private boolean withinCalendar(Takedown takedown) {
    return study.calendar().covers(takedown.noticed(), takedown.noticed().plus(MONTH));
  }

  private List<Figure> times() {
    List<Figure> read =
        curves(Takedown::days)
            .figures(
                List.of(
                    new Wanted(Definition.TAKEDOWN_MEDIAN, 0.5),
                    new Wanted(Definition.TAKEDOWN_P90, 0.9),
                    new Wanted(Definition.STANDING_AFTER_2_DAYS, 2),
                    new Wanted(Definition.STANDING_AFTER_7_DAYS, 7),
                    new Wanted(Definition.STANDING_AFTER_30_DAYS, 30)));
    return read.stream()
        .map(
            figure ->
                figure.definition().unit() == Definition.Unit.SHARE
                    ? Curves.complement(figure, figure.definition())
                    : figure)
        .toList();
  }

  /**
   * Whether each of the four days after the notice, until the listing was gone, holds a conclusive
   * look.
   */
  private boolean watchedClosely(Takedown takedown) {
    Instant gone = takedown.gone().orElse(Instant.MAX);
    List<Look> looks = watched.of(takedown.item(), takedown.listing());
    for (int window = 0; window < WINDOWS; window++) {
      Instant from = takedown.noticed().plus(WINDOW.multipliedBy(window));
      Instant to = from.plus(WINDOW);
      boolean seen =
          looks.stream()
              .anyMatch(
                  look ->
                      look.verdict().conclusive()
                          && !look.at().isBefore(from)
                          && look.at().isBefore(to));
      if (!seen && gone.isAfter(from)) {
        return false;
      }
    }
    return true;
  }

  /** At least while it was seen standing, at most until it was seen gone or until now. */
  private Measured atRisk() {
    double low = 0;
    double high = 0;
    for (Takedown takedown : takedowns) {
      low += Takedown.millis(takedown.noticed(), takedown.standing()) / Takedown.DAY;
      high += Takedown.millis(takedown.noticed(), takedown.gone().orElse(asOf)) / Takedown.DAY;
    }
    Range days = new Range(low, Math.max(low, high));
    return new Measured(
        days, low, takedowns.size(), Optional.empty(), 0, Optional.of(days), visits());
  }

  private Curves curves(Function<Takedown, Censored> clock) {
    return curves(takedowns, clock);
  }

  /** The times from each notice to the takedown, in days. */
  static Curves timesOf(List<Takedown> takedowns) {
    return curves(takedowns, Takedown::days);
  }

  private static Curves curves(List<Takedown> all, Function<Takedown, Censored> clock) {
    return new Curves(
        all.stream().map(t -> new Member(t.item(), clock.apply(t))).toList(),
        all.stream().filter(t -> t.gone().isPresent()).count(),
        visits(all));
  }

  private List<String> visits() {
    return visits(takedowns);
  }

  private static List<String> visits(List<Takedown> all) {
    return all.stream().flatMap(t -> t.visits().stream()).toList();
  }
}
