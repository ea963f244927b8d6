package io.haetae.bench;

import io.haetae.verifier.Verification;
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

/** Verifying the bundle of one marketplace's item page, every claim. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VerifyBenchmark {
  private Workshop workshop;
  private Path bundle;

  /** Seals the bundle. */
  @Setup
  public void open() throws IOException {
    workshop = Workshop.open();
    bundle = workshop.seal(SampleShop.page());
  }

  /** Removes it. */
  @TearDown
  public void close() throws IOException {
    workshop.close();
  }

  /** One bundle. */
  @Benchmark
  public Verification verify() throws IOException {
    return workshop.verify(bundle);
  }
}
