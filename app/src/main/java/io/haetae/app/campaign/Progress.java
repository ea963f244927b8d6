package io.haetae.app.campaign;

import io.haetae.core.history.Observation;
import io.haetae.core.lane.LaneListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
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
  private final int planned;
  private final ProgressBar bar;
  private final Map<String, Integer> verdicts = new TreeMap<>();

  /**
   * A display of a run that is about to start.
   *
   * @param display where to show it
   * @param planned how many visits there will be
   */
  Progress(Display display, int planned) {
    this.display = display;
    this.planned = planned;
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
      display.line(
          "%d/%d %s %s: %s"
              .formatted(
                  bar.getCurrent(),
                  planned,
                  observation.visit().purpose().name().toLowerCase(Locale.ROOT),
                  observation.visit().listing(),
                  observation.verdict().described()));
    }
  }

  @Override
  public void close() {
    bar.close();
  }

  private String counts() {
    return verdicts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", " ", ""));
  }
}
