package io.haetae.bench;

import io.haetae.browser.RecorderCost;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Loads of a page with and without the recorder.
 *
 * @param page the page's path
 * @param what it is
 * @param target what the ratio is held to
 * @param share of the pairs of an effort, in percent
 */
record RecorderPairs(String page, String what, String target, int share) implements Measurement {
  private static final int PERCENT = 100;

  @Override
  public List<Row> run(Effort effort) throws IOException {
    int count = Math.max(1, effort.pairs() * share / PERCENT);
    List<RecorderCost.Pair> pairs = RecorderCost.measure(page, effort.warmUps(), count);
    int exchanges = pairs.stream().mapToInt(RecorderCost.Pair::exchanges).min().orElse(0);
    return List.of(
        Row.plain(what + ", plain", of(pairs, RecorderCost.Pair::plain).median(), "ms"),
        Row.plain(what + ", recorded", of(pairs, RecorderCost.Pair::recorded).median(), "ms"),
        Row.plain(what + ", until drained", of(pairs, RecorderCost.Pair::drained).median(), "ms"),
        Row.plain(what + ", exchanges recorded", exchanges, "at least"),
        Row.ratio(
            what + ", recorded / plain",
            of(pairs, pair -> pair.recorded() / pair.plain()),
            target));
  }

  private static Spread of(
      List<RecorderCost.Pair> pairs, ToDoubleFunction<RecorderCost.Pair> value) {
    return Spread.of(pairs.stream().map(value::applyAsDouble).toList());
  }
}
