package io.haetae.bench;

import io.haetae.core.browse.Capture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Sealing one capture of a marketplace's item page: written, read, judged, packed, signed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SealBenchmark {
  private final Capture capture = SampleShop.page();
  private Workshop workshop;

  /** Opens the archive. */
  @Setup
  public void open() throws IOException {
    workshop = Workshop.open();
  }

  /** Removes it. */
  @TearDown
  public void close() throws IOException {
    workshop.close();
  }

  /** One capture. */
  @Benchmark
  public Path seal() throws IOException {
    return workshop.seal(capture);
  }
}
