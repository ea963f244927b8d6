package io.haetae.app.figures;

import io.haetae.app.study.Study;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.figures.Study.Traits;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.WatchItem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is declared of an archive for its figures.
 *
 * @param country the delivery country that they are about
 * @param sampling how the products were chosen
 * @param study the study, if its file was given
 */
public record Declared(Country country, Sampling sampling, Optional<Study> study) {
  /** What a study's file declares. */
  public static Declared of(Country country, Study study) {
    return new Declared(country, sampling(study.statement().rule()), Optional.of(study));
  }

  /**
   * How the products were chosen, by the study file's word. The best-selling ones were chosen for a
   * reason that others do not share.
   */
  private static Sampling sampling(String rule) {
    return switch (rule) {
      case "census", "random" -> Sampling.REPRESENTATIVE;
      default -> Sampling.TARGETED;
    };
  }

  /** The watch items, by id. */
  public Map<String, WatchItem> items() {
    Map<String, WatchItem> items = new HashMap<>();
    study.ifPresent(known -> known.items().forEach(item -> items.put(item.id(), item)));
    return items;
  }

  /** How far two looks at a change are apart at least. */
  Duration apart() {
    return study.map(Study::schedule).orElseGet(ScheduleRule::standard).confirmAfter();
  }

  /** What figures need of it. */
  public io.haetae.core.figures.Study forFigures() {
    Map<String, Traits> products = new HashMap<>();
    items().forEach((id, item) -> products.put(id, new Traits(item.category(), item.hazard())));
    return new io.haetae.core.figures.Study(country, sampling, products, WorkingDays.korea());
  }
}
