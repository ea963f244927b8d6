package io.haetae.core.figures;

import io.haetae.core.figures.Checks.Clocked;
import io.haetae.core.figures.Checks.Labelled;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.Kappa;
import io.haetae.core.figures.estimate.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** K12 of what people and authorities say of the study's own work. */
final class CheckedWork {
  private static final double MILLIS = Duration.ofSeconds(1).toMillis();

  /** What this computes, in order. */
  static final List<Definition> DEFINITIONS =
      List.of(
          Definition.READERS_AGREE,
          Definition.MATCHER_PRECISION,
          Definition.MATCHER_RECALL,
          Definition.CLOCK_OFFSET,
          Definition.CLOCK_OFFSET_LARGEST);

  private CheckedWork() {}

  static List<Figure> figures(Checks checks) {
    return List.of(
        Figure.of(
            Definition.READERS_AGREE,
            checks
                .readers()
                .map(CheckedWork::agreement)
                .orElseGet(() -> Withheld.because(Refusal.NOT_RECORDED))),
        Figure.of(
            Definition.MATCHER_PRECISION,
            share(checks.labelled(), Labelled::matched, pair -> pair.same().orElse(false))),
        Figure.of(
            Definition.MATCHER_RECALL,
            share(checks.labelled(), pair -> pair.same().orElse(true), Labelled::matched)),
        Figure.of(Definition.CLOCK_OFFSET, offset(checks.clock(), CheckedWork::median)),
        Figure.of(Definition.CLOCK_OFFSET_LARGEST, offset(checks.clock(), CheckedWork::largest)));
  }

  private static Result agreement(List<List<Long>> table) {
    long cases = table.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    if (table.stream().filter(row -> row.stream().anyMatch(n -> n > 0)).count() < 2) {
      return new Withheld(Refusal.NOTHING_DETERMINED, cases, 0, Optional.empty(), List.of());
    }
    Kappa kappa = Kappa.of(table);
    long agreed = 0;
    for (int i = 0; i < table.size(); i++) {
      agreed += table.get(i).get(i);
    }
    return new Measured(
        Range.exactly(kappa.value()),
        agreed,
        cases,
        Optional.of(kappa.interval(Confidence.NINETY_FIVE)),
        0,
        Optional.empty(),
        List.of());
  }

  /** Of the pairs that may count; those of which readers could not tell are unknown. */
  private static Result share(
      List<Labelled> labelled, Predicate<Labelled> counted, Predicate<Labelled> hit) {
    if (labelled.isEmpty()) {
      return Withheld.because(Refusal.NOT_RECORDED);
    }
    List<Labelled> pairs = labelled.stream().filter(counted).toList();
    if (Tally.small(pairs.size())) {
      return Withheld.because(Refusal.SMALL_CELL);
    }
    Tally tally = new Tally();
    for (Labelled pair : pairs) {
      if (pair.same().isPresent()) {
        tally.add(pair.item(), hit.test(pair), List.of());
      } else {
        tally.addUnknown(List.of());
      }
    }
    return tally.share();
  }

  private interface Summary {
    double of(List<Double> ascending);
  }

  private static Result offset(List<Clocked> clock, Summary summary) {
    List<Double> seconds =
        clock.stream()
            .flatMap(visit -> visit.ahead().stream())
            .map(ahead -> ahead.toMillis() / MILLIS)
            .sorted()
            .toList();
    long unknown = (long) clock.size() - seconds.size();
    List<String> visits = clock.stream().map(Clocked::visit).toList();
    if (seconds.isEmpty()) {
      return new Withheld(Refusal.NOT_RECORDED, 0, unknown, Optional.empty(), visits);
    }
    if (Tally.mostlyUnknown(seconds.size(), unknown)) {
      return new Withheld(
          Refusal.MANY_UNDETERMINED, seconds.size(), unknown, Optional.empty(), visits);
    }
    return new Measured(
        Range.exactly(summary.of(seconds)),
        seconds.size(),
        clock.size(),
        Optional.empty(),
        unknown,
        Optional.of(new Range(seconds.getFirst(), seconds.getLast())),
        visits);
  }

  private static double median(List<Double> ascending) {
    int middle = ascending.size() / 2;
    return ascending.size() % 2 == 1
        ? ascending.get(middle)
        : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
  }

  /** The farthest from none, with its sign. */
  private static double largest(List<Double> ascending) {
    return -ascending.getFirst() > ascending.getLast() ? ascending.getFirst() : ascending.getLast();
  }
}
