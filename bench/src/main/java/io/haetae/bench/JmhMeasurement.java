package io.haetae.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A benchmark of JMH with the CPU time and the allocation of one operation.
 *
 * @param benchmark its class
 * @param parameters values of its parameters
 * @param cpuTarget what the CPU time of an operation is held to
 */
record JmhMeasurement(Class<?> benchmark, Map<String, List<String>> parameters, String cpuTarget)
    implements Measurement {
  private static final double BYTES_IN_MEGABYTE = 1e6;

  @Override
  public List<Row> run(Effort effort) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getSimpleName())
            .forks(effort.forks())
            .warmupIterations(effort.warmUps())
            .measurementIterations(effort.iterations())
            .warmupTime(TimeValue.milliseconds(effort.iteration().toMillis()))
            .measurementTime(TimeValue.milliseconds(effort.iteration().toMillis()))
            .timeUnit(TimeUnit.MILLISECONDS)
            .jvmArgsAppend("-Dlogback.configurationFile=bench-logback.xml")
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class);
    parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    List<Row> rows = new ArrayList<>();
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      String name = name(result);
      Result<?> time = result.getPrimaryResult();
      rows.add(Row.plain(name + ", time", time.getScore(), "ms"));
      rows.add(
          new Row(
              name + ", CPU of the whole process",
              Row.number(secondary(result, CpuProfiler.CPU)) + " ms",
              "",
              cpuTarget));
      rows.add(
          Row.plain(
              name + ", allocated",
              secondary(result, "gc.alloc.rate.norm") / BYTES_IN_MEGABYTE,
              "MB"));
    }
    return rows;
  }

  private String name(RunResult result) {
    StringBuilder name = new StringBuilder(benchmark.getSimpleName().replace("Benchmark", ""));
    for (String key : parameters.keySet()) {
      String value = result.getParams().getParam(key);
      name.append(' ').append(value.substring(value.lastIndexOf('/') + 1));
    }
    return name.toString();
  }

  private static double secondary(RunResult result, String name) {
    for (String key : result.getSecondaryResults().keySet()) {
      if (key.endsWith(name)) {
        Result<?> found = result.getSecondaryResults().get(key);
        return found.getScore();
      }
    }
    return Double.NaN;
  }
}
