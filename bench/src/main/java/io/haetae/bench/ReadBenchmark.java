package io.haetae.bench;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import io.haetae.sites.Adapters;
import io.haetae.sites.SavedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and judging one saved item page of 400 kB, from its bytes to the verdict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {
  /** A made-up page. */
  static final String MADE_UP = "made-up";

  private static final int PAGE_BYTES = 400_000;

  /** A page's file, or {@value #MADE_UP}. */
  @Param(MADE_UP)
  public String page;

  private Bytes content;

  /** The made-up page, and the real ones of about this size that lie beside the project. */
  static List<String> pages() {
    Path real = Path.of("..", "shared", "captures", "aliexpress");
    Stream<String> files =
        Stream.of("ae-he-32993251330-2020.html", "ae-us-3256806959829719-2026-02-headless.html")
            .map(real::resolve)
            .filter(Files::isRegularFile)
            .map(file -> file.toAbsolutePath().normalize().toString());
    return Stream.concat(Stream.of(MADE_UP), files).toList();
  }

  /** Loads the page. */
  @Setup
  public void load() throws IOException {
    content =
        page.equals(MADE_UP)
            ? Bytes.utf8(SampleShop.document(PAGE_BYTES))
            : Bytes.copyOf(Files.readAllBytes(Path.of(page)));
  }

  /** One page. */
  @Benchmark
  public Verdict read() {
    Capture capture = SavedPage.capture("page", content);
    Reading reading = new GuardedAdapter(Adapters.bestFor(capture).orElseThrow()).read(capture);
    return Judge.judge(new Question(Optional.empty(), Optional.empty(), List.of()), reading);
  }
}
