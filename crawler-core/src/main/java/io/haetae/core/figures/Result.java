package io.haetae.core.figures;

import io.haetae.core.figures.estimate.Range;
import java.util.List;
import java.util.Optional;

/** A figure's number, or why there is none. */
public sealed interface Result {
  /** The visits that it rests on, by their stored names. */
  List<String> visits();

  /**
   * A number with what is needed to defend it.
   *
   * @param value the estimate; a range where the data leave it open
   * @param numerator what was counted
   * @param denominator out of what
   * @param interval the 95 % interval, if there is a chance to account for
   * @param unknown how many could not be determined; not in the denominator
   * @param bounds where the value lies whatever the undetermined ones are, if that can be told
   * @param visits the visits that it rests on, undetermined ones included
   */
  record Measured(
      Range value,
      double numerator,
      double denominator,
      Optional<Range> interval,
      long unknown,
      Optional<Range> bounds,
      List<String> visits)
      implements Result {
    /** Copies the visits. */
    public Measured {
      visits = FixedList.copyOf(visits);
    }
  }

  /**
   * No number.
   *
   * @param refusal why
   * @param determined how many were determined
   * @param unknown how many were not
   * @param bounds where the value lies whatever the undetermined ones are, if that can be told
   * @param visits the visits that were considered
   */
  record Withheld(
      Refusal refusal, long determined, long unknown, Optional<Range> bounds, List<String> visits)
      implements Result {
    /** Copies the visits. */
    public Withheld {
      visits = FixedList.copyOf(visits);
    }

    /** A refusal that no count belongs to. */
    static Withheld because(Refusal refusal) {
      return new Withheld(refusal, 0, 0, Optional.empty(), List.of());
    }
  }
}
