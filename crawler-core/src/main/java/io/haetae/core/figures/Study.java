package io.haetae.core.figures;

import io.haetae.core.plan.WorkingDays;
import io.haetae.core.watch.Country;
import java.util.Map;
import java.util.Optional;

/**
 * What a study declares about itself.
 *
 * @param country the delivery country that its figures are about
 * @param sampling how its products were chosen
 * @param products what notices say of the watch items, by the item's id
 * @param calendar the days on which deadlines run
 */
public record Study(
    Country country, Sampling sampling, Map<String, Traits> products, WorkingDays calendar) {
  /** How products were chosen. Stored names. */
  public enum Sampling {
    /** At random, or all there are, from a named frame. */
    REPRESENTATIVE,
    /** For their risk, or for any other reason that a population does not share. */
    TARGETED,
    /** The study does not say. */
    NOT_DECLARED
  }

  /**
   * What tables divide products by.
   *
   * @param category the notice's category
   * @param hazard the risk in the notice
   */
  public record Traits(Optional<String> category, Optional<String> hazard) {}

  /** Copies the products. */
  public Study {
    products = Map.copyOf(products);
  }
}
