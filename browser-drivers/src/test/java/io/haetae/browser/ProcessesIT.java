package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Browser;
import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Vantage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that a browser started outlives it. */
final class ProcessesIT {
  @TempDir private Path work;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void leavesNoProcessAndNoFolderAfterClose(Driver driver) throws IOException {
    Set<ProcessHandle> before = descendants();
    Set<Path> folders = folders(ProcessHandle.current().pid());
    Browser browser = Browsers.start(BrowserSettings.with(driver));
    browser.open(Vantage.korea(), work).close();
    Set<ProcessHandle> started = descendants();
    started.removeAll(before);
    assertThat(started).hasSizeGreaterThan(1);

    browser.close();

    assertGone(started);
    assertThat(folders(ProcessHandle.current().pid())).isEqualTo(folders);
    assertThatThrownBy(() -> browser.open(Vantage.korea(), work))
        .isInstanceOf(BrowserException.class);
    browser.close();
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void endsWhatAKilledProcessLeftBehind(Driver driver) throws IOException {
    Process owner = otherJvm(driver);
    Set<ProcessHandle> orphans = owner.toHandle().descendants().collect(Collectors.toSet());
    assertThat(orphans).hasSizeGreaterThan(1);
    assertThat(folders(owner.pid())).hasSize(1);
    owner.destroyForcibly().onExit().join();

    ProcessFolder.removeOrphans();

    assertGone(orphans);
    assertThat(folders(owner.pid())).isEmpty();
  }

  @Test
  void endsWithItsProcess() throws IOException {
    Process owner = otherJvm(Driver.SELENIUM);
    Set<ProcessHandle> children = owner.toHandle().descendants().collect(Collectors.toSet());

    owner.getOutputStream().close();

    owner.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    assertGone(children);
    assertThat(folders(owner.pid())).isEmpty();
  }

  @Test
  void leavesTheBrowsersOfLivingProcessesAlone() {
    try (Browser browser = Browsers.start(BrowserSettings.with(Driver.SELENIUM))) {
      ProcessFolder.removeOrphans();
      browser.open(Vantage.korea(), work).close();
      assertThat(browser.info().driver()).startsWith("selenium");
    }
  }

  @Test
  void saysThatTheBrowserWasKilled() {
    Set<ProcessHandle> before = descendants();
    try (Browser browser = Browsers.start(BrowserSettings.with(Driver.PLAYWRIGHT))) {
      Set<ProcessHandle> started = descendants();
      started.removeAll(before);
      started.forEach(ProcessHandle::destroyForcibly);
      assertGone(started);

      assertThatThrownBy(() -> browser.open(Vantage.korea(), work))
          .isInstanceOf(BrowserException.class);
    }
  }

  @Test
  void saysWhyABrowserDoesNotStart() {
    BrowserSettings settings =
        BrowserSettings.with(Driver.PLAYWRIGHT).withExecutable(Path.of("/bin/false"));

    assertThatThrownBy(() -> Browsers.start(settings))
        .isInstanceOf(BrowserException.class)
        .hasMessageContaining("/bin/false did not start");
  }

  @Test
  void tellsTheVersionOfTheBrowserFound() {
    BrowserExecutable.Search search =
        BrowserExecutable.search(BrowserSettings.with(Driver.PLAYWRIGHT));

    assertThat(search).isInstanceOf(BrowserExecutable.Found.class);
    BrowserExecutable found = ((BrowserExecutable.Found) search).executable();
    assertThat(found.version()).matches(".*\\d+\\.\\d+\\.\\d+\\.\\d+.*");
  }

  private static Process otherJvm(Driver driver) throws IOException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BrowserOwner.class.getName(),
                driver.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = owner.inputReader();
    assertThat(out.readLine()).isEqualTo(BrowserOwner.READY);
    return owner;
  }

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().collect(Collectors.toCollection(HashSet::new));
  }

  private static void assertGone(Set<ProcessHandle> processes) {
    CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)
        .join();
    List<String> left =
        processes.stream()
            .filter(ProcessHandle::isAlive)
            .map(process -> process.info().toString())
            .toList();
    assertThat(left).isEmpty();
  }

  private static Set<Path> folders(long owner) throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return temporary
          .filter(path -> path.getFileName().toString().startsWith("haetae-" + owner + "-"))
          .collect(Collectors.toSet());
    }
  }
}
