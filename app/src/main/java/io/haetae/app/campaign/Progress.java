package io.haetae.app.campaign;

import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneListener;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The progress of a run on a console: visits done, pace, time left and the verdicts so far. On a
 * terminal a bar that redraws itself, elsewhere one line a visit. Safe for use by several lanes.
 */
final class Progress implements LaneListener, AutoCloseable {
  private final Display display;
  private final Line line;
  private final ProgressBar bar;
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private String nextDue = "";

  /** What is said of a visit where no bar is drawn. */
  @FunctionalInterface
  private interface Line {
    String of(Observation observation, long done);
  }

  /**
   * A display of a run that is about to start.
   *
   * @param display where to show it
   * @param planned how many visits there will be
   */
  Progress(Display display, int planned) {
    this(
        display,
        planned,
        (observation, done) ->
            "%d/%d %s %s: %s"
                .formatted(
                    done,
                    planned,
                    observation.visit().purpose().name().toLowerCase(Locale.ROOT),
                    observation.visit().listing(),
                    observation.verdict().described()));
  }

  /** A display of a study, whose visits fall due one after another; see {@link #due}. */
  static Progress ofStudy(Display display) {
    return new Progress(
        display,
        0,
        (observation, done) ->
            "%s %s: %s"
                .formatted(
                    observation.closedAt(),
                    observation.visit().listing(),
                    observation.verdict().described()));
  }

  private Progress(Display display, int planned, Line line) {
    this.display = display;
    this.line = line;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("visits")
            .setInitialMax(planned)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) Duration.ofMillis(250).toMillis())
            .showSpeed()
            .setConsumer(new BarConsumer(display))
            .build();
  }

  @Override
  public synchronized void observed(Observation observation) {
    verdicts.merge(observation.verdict().kind(), 1, Integer::sum);
    bar.step();
    bar.setExtraMessage(counts());
    if (!display.terminal()) {
      display.line(line.of(observation, bar.getCurrent()));
    }
  }

  /** Whether it shows how many visits are due. */
  boolean showsDue() {
    return display.terminal();
  }

  /**
   * What is due.
   *
   * @param visits how many now
   * @param next when the next one is, UTC; empty if never again
   */
  synchronized void due(int visits, Optional<Instant> next) {
    bar.maxHint(bar.getCurrent() + visits);
    nextDue =
        next.filter(at -> visits == 0)
            .map(at -> ", next due " + at.truncatedTo(ChronoUnit.SECONDS))
            .orElse("");
    bar.setExtraMessage(counts());
  }

  @Override
  public void close() {
    bar.close();
  }

  private String counts() {
    return verdicts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", " ", nextDue));
  }
}
