package io.haetae.core.figures;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a study has on record of its own work: people who read the same, and its clock.
 *
 * @param readers a table of what two readers said of the same pages, row and column
 * @param labelled the candidates that two readers or more read
 * @param clock sealed visits, with how their clock stood; all of them or a sample
 */
public record Checks(
    Optional<List<List<Long>>> readers, List<Labelled> labelled, List<Clocked> clock) {
  /**
   * A pair of product and offer that the matcher graded before people read it.
   *
   * @param item the watch item
   * @param matched whether the matcher graded it the same
   * @param same whether its readers say that it is; empty if they differ or none could tell
   */
  public record Labelled(String item, boolean matched, Optional<Boolean> same) {}

  /**
   * A sealed visit.
   *
   * @param visit its stored name
   * @param ahead how much later the nearest of its time-stamps is than the machine's clock said
   *     when the visit was sealed, the way to the authority included; empty if its bundle does not
   *     tell
   */
  public record Clocked(String visit, Optional<Duration> ahead) {}

  /** Copies the lists. */
  public Checks {
    readers = readers.map(List::copyOf);
    labelled = List.copyOf(labelled);
    clock = List.copyOf(clock);
  }
}
