package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.estimate.Bootstrap;
import io.haetae.core.figures.estimate.ClusteredCurve;
import io.haetae.core.figures.estimate.ClusteredCurve.Member;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.figures.estimate.Turnbull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Figures that are read from one curve of interval-censored times, with one bootstrap for all.
 *
 * @param members the times, by product
 * @param events how many of them happened
 * @param unknown how many others there are of which nothing is known
 * @param visits what the times rest on
 */
record Curves(List<Member> members, long events, long unknown, List<String> visits) {
  private static final long SEED = 20_261_126L;
  private static final int FORTIES = 10;
  private static final int MANY = 100_000;

  /**
   * A value to read.
   *
   * @param definition the figure
   * @param at a time for shares, a share for times
   */
  record Wanted(Definition definition, double at) {
    private Range read(Turnbull curve) {
      return definition.unit() == Definition.Unit.SHARE ? curve.incidence(at) : curve.quantile(at);
    }
  }

  /** Their figures with the draws of {@link #bootstrap}. */
  List<Figure> figures(List<Wanted> wanted) {
    return figures(wanted, bootstrap(members.size()));
  }

  /** 399 draws, and fewer from 10,000 times on, where a draw costs more and differs less. */
  static Bootstrap bootstrap(int times) {
    int forties = Math.clamp(MANY / Math.max(1, times), 1, FORTIES);
    return new Bootstrap(40 * forties - 1, SEED);
  }

  /** The share that has come by each of some days, with the intervals of {@link #figures}. */
  List<DrawnCurve.Point> along(List<Double> days) {
    ClusteredCurve curve = ClusteredCurve.of(members);
    List<Range> drawn =
        curve.intervals(
            bootstrap(members.size()),
            Confidence.NINETY_FIVE,
            each -> days.stream().map(each::incidence).toList());
    List<DrawnCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      double day = days.get(i);
      Range interval = curve.incidenceInterval(day, drawn.get(i), Confidence.NINETY_FIVE);
      points.add(new DrawnCurve.Point(day, curve.curve().incidence(day), interval));
    }
    return points;
  }

  /** Their figures; withheld with their bounds if too much is unknown. */
  List<Figure> figures(List<Wanted> wanted, Bootstrap bootstrap) {
    if (tooUnknown()) {
      return wanted.stream().map(want -> Figure.of(want.definition(), withheld(want))).toList();
    }
    ClusteredCurve curve = ClusteredCurve.of(members);
    List<Range> drawn =
        curve.intervals(
            bootstrap,
            Confidence.NINETY_FIVE,
            each -> wanted.stream().map(want -> want.read(each)).toList());
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted want = wanted.get(i);
      Range value = want.read(curve.curve());
      Range interval =
          want.definition().unit() == Definition.Unit.SHARE
              ? curve.incidenceInterval(want.at(), drawn.get(i), Confidence.NINETY_FIVE)
              : drawn.get(i).hull(value);
      figures.add(Figure.of(want.definition(), measured(want, value, interval)));
    }
    return figures;
  }

  boolean tooUnknown() {
    return Tally.mostlyUnknown(members.size(), unknown);
  }

  private Measured measured(Wanted want, Range value, Range interval) {
    return new Measured(
        value,
        events,
        members.size(),
        Optional.of(interval),
        unknown,
        unknown > 0 ? bounds(want, value) : Optional.empty(),
        visits);
  }

  private Result.Withheld withheld(Wanted want) {
    Range value =
        members.isEmpty() ? new Range(0, 1) : want.read(ClusteredCurve.of(members).curve());
    return new Result.Withheld(
        Refusal.MANY_UNDETERMINED, members.size(), unknown, bounds(want, value), visits);
  }

  /** Where a share lies whatever became of the unknown ones; a time may be any. */
  private Optional<Range> bounds(Wanted want, Range value) {
    double all = members.size() + unknown;
    return want.definition().unit() == Definition.Unit.SHARE
        ? Optional.of(
            new Range(
                value.low() * members.size() / all,
                (value.high() * members.size() + unknown) / all))
        : Optional.empty();
  }

  /** The figure of what has not come, from that of what has. */
  static Figure complement(Figure figure, Definition definition) {
    return switch (figure.result()) {
      case Result.Withheld withheld ->
          Figure.of(
              definition,
              new Result.Withheld(
                  withheld.refusal(),
                  withheld.determined(),
                  withheld.unknown(),
                  withheld.bounds().map(Curves::less),
                  withheld.visits()));
      case Measured measured ->
          Figure.of(
              definition,
              new Measured(
                  less(measured.value()),
                  measured.denominator() - measured.numerator(),
                  measured.denominator(),
                  measured.interval().map(Curves::less),
                  measured.unknown(),
                  measured.bounds().map(Curves::less),
                  measured.visits()));
    };
  }

  private static Range less(Range range) {
    return new Range(1 - range.high(), 1 - range.low());
  }
}
