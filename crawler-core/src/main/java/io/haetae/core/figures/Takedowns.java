package io.haetae.core.figures;

import io.haetae.core.figures.Curves.Wanted;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Bootstrap;
import io.haetae.core.figures.estimate.Censored;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** K3, K4 and K6: how long listings stand after a notice. */
final class Takedowns {
  private static final int TERM = 2;
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int WINDOWS = 4;
  private static final double ENOUGH = 0.8;

  private static final Duration WEEK = Duration.ofDays(7);

  private final Study study;
  private final List<Takedown> all;
  private final List<Takedown> told;
  private final Watched watched;
  private final Instant asOf;
  private final Bootstrap bootstrap;

  Takedowns(Study study, List<Takedown> takedowns, Watched watched, Instant asOf) {
    this(
        study,
        takedowns.stream().filter(t -> !t.noticed().isAfter(asOf)).toList(),
        watched,
        asOf,
        Curves.bootstrap(takedowns.size()));
  }

  private Takedowns(
      Study study, List<Takedown> all, Watched watched, Instant asOf, Bootstrap bootstrap) {
    this.study = study;
    this.all = all;
    this.told = all.stream().filter(t -> !untold(t, watched, asOf)).toList();
    this.watched = watched;
    this.asOf = asOf;
    this.bootstrap = bootstrap;
  }

  /**
   * Whether nobody can tell what became of the listing: no look since the notice was conclusive,
   * though some were made or a week has passed.
   */
  private static boolean untold(Takedown takedown, Watched watched, Instant asOf) {
    if (takedown.gone().isPresent() || takedown.standing().isAfter(takedown.noticed())) {
      return false;
    }
    List<Look> since = watched.since(takedown.subject(), takedown.noticed());
    return since.stream().noneMatch(look -> look.verdict().conclusive())
        && (!since.isEmpty() || !takedown.noticed().plus(WEEK).isAfter(asOf));
  }

  /** Of all, of parts, and of the same products on several sites. */
  List<Figure> figures(Parts parts) {
    List<Figure> figures = new ArrayList<>();
    if (all.isEmpty()) {
      for (Definition definition : DEFINITIONS) {
        figures.add(Figure.withheld(definition, Refusal.NOTHING_DETERMINED));
      }
      figures.addAll(refused(Refusal.NOTHING_DETERMINED));
      return figures;
    }
    Figure inTime = inTime();
    figures.add(inTime);
    figures.addAll(times());
    figures.add(Figure.of(Definition.DAYS_AT_RISK, atRisk()));
    figures.addAll(parts.withFewSellers().figures(all, Takedown::subject, OF_PARTS, this::ofPart));
    figures.addAll(
        switch (inTime.result()) {
          case Measured known ->
              new SiteComparison(all.stream().map(this::answer).toList())
                  .figures(Definition.TERMS_DIFFER, Definition.TERM_PAIR_DIFFERS);
          case Withheld withheld -> refused(withheld.refusal());
        });
    return figures;
  }

  private List<Figure> ofPart(List<Takedown> some) {
    Takedowns part = new Takedowns(study, some, watched, asOf, bootstrap);
    List<Figure> figures = new ArrayList<>();
    figures.add(part.inTime());
    figures.addAll(part.times());
    return figures;
  }

  private static List<Figure> refused(Refusal why) {
    return SiteComparison.refused(Definition.TERMS_DIFFER, Definition.TERM_PAIR_DIFFERS, why);
  }

  /** Unknown where the deadline lies between the last look that saw it and the first without. */
  private SiteComparison.Answer answer(Takedown takedown) {
    Instant deadline = study.calendar().endOf(takedown.noticed(), TERM);
    Optional<Boolean> inTime =
        takedown.gone().filter(gone -> !gone.isAfter(deadline)).isPresent()
            ? Optional.of(true)
            : Optional.of(false).filter(late -> !takedown.standing().isBefore(deadline));
    return new SiteComparison.Answer(takedown.subject(), inTime, takedown.visits());
  }

  private static final List<Definition> OF_PARTS =
      List.of(
          Definition.GONE_IN_TWO_WORKING_DAYS,
          Definition.TAKEDOWN_MEDIAN,
          Definition.TAKEDOWN_P90,
          Definition.STANDING_AFTER_2_DAYS,
          Definition.STANDING_AFTER_7_DAYS,
          Definition.STANDING_AFTER_30_DAYS);

  /** What this computes of the whole study, in order. */
  static final List<Definition> DEFINITIONS =
      Stream.concat(OF_PARTS.stream(), Stream.of(Definition.DAYS_AT_RISK)).toList();

  /** Each listing's time on a clock of its own, on which its deadline is 1. */
  private Figure inTime() {
    if (!all.stream().allMatch(this::withinCalendar)) {
      return Figure.withheld(Definition.GONE_IN_TWO_WORKING_DAYS, Refusal.CALENDAR_UNKNOWN);
    }
    long close = all.stream().filter(this::watchedClosely).count();
    if (close < ENOUGH * all.size()) {
      return Figure.of(
          Definition.GONE_IN_TWO_WORKING_DAYS,
          new Withheld(
              Refusal.SCHEDULE_TOO_SPARSE, close, all.size() - close, Optional.empty(), visits()));
    }
    return curves(t -> t.partsOf(study.calendar().endOf(t.noticed(), TERM)))
        .figures(List.of(new Wanted(Definition.GONE_IN_TWO_WORKING_DAYS, 1)), bootstrap)
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
                    new Wanted(Definition.STANDING_AFTER_30_DAYS, 30)),
                bootstrap);
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
    for (Takedown takedown : all) {
      low += Takedown.millis(takedown.noticed(), takedown.standing()) / Takedown.DAY;
      high += Takedown.millis(takedown.noticed(), takedown.gone().orElse(asOf)) / Takedown.DAY;
    }
    Range days = new Range(low, Math.max(low, high));
    return new Measured(
        days,
        low,
        all.size(),
        Optional.empty(),
        all.size() - told.size(),
        Optional.of(days),
        visits());
  }

  private Curves curves(Function<Takedown, Censored> clock) {
    return new Curves(
        told.stream().map(t -> new Member(t.item(), clock.apply(t))).toList(),
        told.stream().filter(t -> t.gone().isPresent()).count(),
        all.size() - told.size(),
        visits());
  }

  /** The times from each notice to the takedown, in days. */
  Curves curves() {
    return curves(Takedown::days);
  }

  /** What each clock rests on; the looks that told nothing where that is all there is. */
  private List<String> visits() {
    return all.stream()
        .flatMap(
            t ->
                t.visits().isEmpty()
                    ? watched.since(t.subject(), t.noticed()).stream().map(Look::visit)
                    : t.visits().stream())
        .toList();
  }
}
