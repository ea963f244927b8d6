package io.haetae.bench;

import io.haetae.browser.RecorderCost;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Loads of a page with and without the recorder, or its copy of the wire.
 *
 * @param subject what is measured
 * @param page the page's path
 * @param what it is
 * @param target what the ratio is held to
 * @param share of the pairs of an effort, in percent
 */
record RecorderPairs(
    RecorderCost.Subject subject, String page, String what, String target, int share)
    implements Measurement {
  private static final int PERCENT = 100;

  @Override
  public List<Row> run(Effort effort) throws IOException {
    int count = Math.max(1, effort.pairs() * share / PERCENT);
    ProcessUsage usage = new ProcessUsage(ProcessHandle.current().pid());
    List<RecorderCost.Pair> pairs =
        RecorderCost.measure(subject, page, effort.warmUps(), count, () -> seconds(usage));
    int exchanges = pairs.stream().mapToInt(pair -> pair.with().exchanges()).min().orElse(0);
    String without =
        switch (subject) {
          case RECORDER -> "plain";
          case TEE -> "recorded";
        };
    String with =
        switch (subject) {
          case RECORDER -> "recorded";
          case TEE -> "with copy of the wire";
        };
    return List.of(
        milliseconds(without, of(pairs, pair -> pair.without().took())),
        milliseconds(with, of(pairs, pair -> pair.with().took())),
        milliseconds("until drained", of(pairs, pair -> pair.with().drained())),
        milliseconds(without + ", CPU", of(pairs, pair -> pair.without().cpu())),
        milliseconds(with + ", CPU", of(pairs, pair -> pair.with().cpu())),
        Row.plain(what + ", exchanges recorded", exchanges, "at least"),
        Row.ratio(
            what + ", " + with + " / " + without,
            of(pairs, pair -> pair.with().took() / pair.without().took()),
            target),
        Row.ratio(
            what + ", CPU, " + with + " / " + without,
            of(pairs, pair -> pair.with().cpu() / Math.max(1, pair.without().cpu())),
            ""));
  }

  private Row milliseconds(String side, Spread spread) {
    return Row.plain(what + ", " + side, spread.median(), "ms");
  }

  private static double seconds(ProcessUsage usage) throws IOException {
    return ProcessUsage.cpu(usage.processes()).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static Spread of(
      List<RecorderCost.Pair> pairs, ToDoubleFunction<RecorderCost.Pair> value) {
    return Spread.of(pairs.stream().map(value::applyAsDouble).toList());
  }
}
