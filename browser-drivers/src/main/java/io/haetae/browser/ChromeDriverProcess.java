package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running chromedriver that we started ourselves, so that Selenium looks for nothing on the
 * network and we know which process to end.
 */
final class ChromeDriverProcess {
  private static final long START_SECONDS = 20;
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("started successfully on port (\\d+)");

  private final Process process;
  private final CompletableFuture<URI> announced = new CompletableFuture<>();

  private ChromeDriverProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts chromedriver.
   *
   * @throws BrowserException if it is missing or does not start
   */
  static ChromeDriverProcess start(ProcessFolder folder, Optional<Path> configured) {
    Path executable =
        configured
            .or(ChromeDriverProcess::find)
            .orElseThrow(
                () ->
                    new BrowserException(
                        "Selenium needs chromedriver, and none is on the path (Debian: apt install"
                            + " chromium-driver)"));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(executable.toString(), "--port=0").redirectErrorStream(true);
      builder.environment().put("TMPDIR", folder.temporary().toString());
      ChromeDriverProcess driver = new ChromeDriverProcess(builder.start());
      folder.note(driver.process.toHandle());
      Thread.ofPlatform().daemon().name("haetae-chromedriver-log").start(driver::readLog);
      driver.announced.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
      return driver;
    } catch (IOException | CompletionException fault) {
      throw new BrowserException(executable + " did not start", fault);
    }
  }

  /** The chromedriver of this machine. */
  static Optional<Path> find() {
    return Program.in(Program.searchPathAfter("/usr/lib/chromium"), List.of("chromedriver"));
  }

  /** Where it listens. */
  URI address() {
    return announced.join();
  }

  /** Ends it. */
  void kill() {
    ProcessTree.kill(process.toHandle());
  }

  private void readLog() {
    try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        Matcher matcher = ANNOUNCEMENT.matcher(line);
        if (matcher.find()) {
          announced.complete(URI.create("http://127.0.0.1:" + matcher.group(1)));
        }
      }
      announced.completeExceptionally(new IOException("chromedriver ended"));
    } catch (IOException fault) {
      announced.completeExceptionally(fault);
    }
  }
}
