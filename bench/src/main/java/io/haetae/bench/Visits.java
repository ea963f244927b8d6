package io.haetae.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whole visits: a page of 26 requests, captured, sealed with signature, time-stamps and log, each
 * in a fresh context. Alone by stage first, with one lane; then at each concurrency beside the
 * peers, one run of each in turn.
 *
 * @param lanes concurrencies
 * @param visits of a run
 * @param rounds how often each contender runs
 * @param warmUps visits before a run that do not count, of all its lanes
 * @param wholePage the size of the JPEG of the whole page, in percent
 * @param peers what to set beside it
 */
record Visits(
    List<Integer> lanes, int visits, int rounds, int warmUps, int wholePage, List<Contender> peers)
    implements Measurement {
  private static final int STAGE_SHARE = 4;
  private static final double MEGA = 1e6;
  private static final double KILO = 1e3;

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    try (VisitShop shop = VisitShop.start()) {
      if (peers.isEmpty()) {
        int few = Math.max(1, visits / STAGE_SHARE);
        stages(rows, VisitRun.byStage(Contender.HAETAE, task(shop, 1, few)));
      }
      for (int concurrency : lanes) {
        Map<Contender, List<VisitRun>> runs = new LinkedHashMap<>();
        runs.put(Contender.HAETAE, new ArrayList<>());
        peers.forEach(peer -> runs.put(peer, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
          for (Map.Entry<Contender, List<VisitRun>> each : runs.entrySet()) {
            each.getValue()
                .add(VisitRun.of(each.getKey(), task(shop, concurrency, visits), Recording.none()));
          }
        }
        runs.forEach((contender, all) -> about(rows, contender, concurrency, all));
        List<VisitRun> own = runs.getOrDefault(Contender.HAETAE, List.of());
        runs.forEach((peer, all) -> ratios(rows, peer, concurrency, own, all));
      }
    }
    return rows;
  }

  private Contender.Task task(VisitShop shop, int concurrency, int counted) {
    int each = Math.ceilDiv(warmUps, concurrency);
    return new Contender.Task(shop.origin(), concurrency, each, counted, wholePage);
  }

  private static void stages(List<Row> rows, VisitRun run) {
    run.stages()
        .forEach(
            (stage, seconds) ->
                rows.add(
                    Row.plain(
                        "visit, stage " + stage + ", CPU", KILO * seconds / run.visits(), "ms")));
  }

  private static void about(List<Row> rows, Contender contender, int lanes, List<VisitRun> runs) {
    String what = contender.word() + ", " + lanes + " at once, ";
    rows.add(Row.ratio(what + "visits a minute", of(runs, VisitRun::visitsOfMinute), ""));
    rows.add(Row.ratio(what + "CPU s a visit", of(runs, VisitRun::cpuOfVisit), ""));
    VisitRun last = runs.getLast();
    last.cpu()
        .forEach(
            (kind, seconds) ->
                rows.add(Row.plain(what + "CPU of " + kind, seconds / last.visits(), "s a visit")));
    rows.add(Row.ratio(what + "peak memory, MB", of(runs, run -> run.peakBytes() / MEGA), ""));
    rows.add(
        Row.ratio(what + "kB a visit", of(runs, run -> run.bytes() / KILO / run.visits()), ""));
    rows.add(
        new Row(
            what + "complete",
            runs.stream().mapToInt(VisitRun::complete).sum()
                + " of "
                + runs.stream().mapToInt(VisitRun::visits).sum(),
            "",
            "all"));
  }

  private static void ratios(
      List<Row> rows, Contender peer, int lanes, List<VisitRun> own, List<VisitRun> others) {
    if (peer == Contender.HAETAE) {
      return;
    }
    List<Double> cpu = new ArrayList<>();
    List<Double> speed = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      cpu.add(own.get(i).cpuOfVisit() / others.get(i).cpuOfVisit());
      speed.add(own.get(i).visitsOfMinute() / others.get(i).visitsOfMinute());
    }
    String what = "haetae / " + peer.word() + ", " + lanes + " at once, ";
    String most =
        switch (peer) {
          case HAETAE, PLAYWRIGHT -> "";
          case CDP -> "<= 1.35";
          case CRAWLEE -> "<= 0.5";
        };
    rows.add(Row.ratio(what + "CPU", Spread.of(cpu), most));
    rows.add(
        Row.ratio(what + "visits", Spread.of(speed), peer == Contender.CRAWLEE ? ">= 2.5" : ""));
  }

  private static Spread of(List<VisitRun> runs, ToDoubleFunction<VisitRun> value) {
    return Spread.of(runs.stream().map(value::applyAsDouble).toList());
  }
}
