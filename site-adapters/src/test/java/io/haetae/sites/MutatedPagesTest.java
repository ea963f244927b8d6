package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.Reading;
import io.haetae.sites.page.MutatedPage;
import io.haetae.sites.page.ReadPages;
import io.haetae.sites.page.Shared;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damages every page that the tests hold and every shared capture in all ways of {@link
 * MutatedPage}. A damaged page may say less than the whole one, never more: none is orderable,
 * removed, refused or without its seller that was not so whole. {@code -Dhaetae.mutations=1000}
 * damages each page that often; each is damaged a few times without it. {@code
 * -Dhaetae.mutations.of=temu} damages only the captures whose names have that in them.
 */
final class MutatedPagesTest {
  private static final Set<String> STRONG =
      Set.of("Orderable", "Removed", "RegionBlocked", "SellerGone");
  private static final int TIMES = Integer.getInteger("haetae.mutations", 4);
  private static final String OF = System.getProperty("haetae.mutations.of", "");
  private static final Duration SLOWEST = Duration.ofSeconds(1);

  private final List<String> wrong = new ArrayList<>();
  private final boolean timed = TIMES >= 1000;

  @Test
  void damagedPagesOfOurOwnSayNothingStronger() {
    PagesOfOurOwn.all().forEach((name, page) -> damage(name, page, TIMES * 10));

    assertThat(wrong).isEmpty();
  }

  @Test
  void damagedCapturesSayNothingStronger() throws IOException {
    Path folder = Shared.folder("captures");
    assumeTrue(Files.isDirectory(folder), "the shared captures are not here");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(MutatedPagesTest::isPage).sorted().toList()) {
        damage(file.getFileName().toString(), Files.readString(file), TIMES);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean isPage(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.endsWith(".tsv") && name.contains(OF);
  }

  private void damage(String name, String page, int times) {
    String whole = verdict(name, Bytes.utf8(page));
    for (int i = 0; i < times; i++) {
      MutatedPage damaged = MutatedPage.of(page, i + Math.floorMod(name.hashCode(), 1000));
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      String said = verdict(name, damaged.content());
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      if (STRONG.contains(said) && !said.equals(whole)) {
        wrong.add(name + " " + damaged.how() + " " + i + ": " + said + ", was " + whole);
      }
      if (timed && took > SLOWEST.toNanos()) {
        wrong.add(name + " " + damaged.how() + " " + i + ": " + took / 1_000_000 + " ms");
      }
    }
  }

  private String verdict(String name, Bytes content) {
    try {
      Capture capture = SavedPage.capture(name, content);
      Reading reading = Adapters.bestFor(capture).orElseThrow().read(capture);
      return ReadPages.verdict(reading);
    } catch (RuntimeException | StackOverflowError fault) {
      wrong.add(name + ": " + fault);
      return "fault";
    }
  }
}
