package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A Chromium on this machine.
 *
 * @param path its file
 * @param kind which build of Chromium
 */
public record BrowserExecutable(Path path, Kind kind) {
  private static final int VERSION_LIMIT_SECONDS = 20;

  /** A build of Chromium. */
  public enum Kind {
    /** The build without an interface; quickest. */
    HEADLESS_SHELL,
    /** Chromium or Chrome as shoppers have it, run without a window. */
    CHROMIUM
  }

  /** The end of a search for a browser. */
  public sealed interface Search {}

  /** A browser is there. */
  public record Found(BrowserExecutable executable) implements Search {}

  /**
   * No browser is there.
   *
   * @param reason where it was looked for, and what the user can do
   */
  public record NotFound(String reason) implements Search {}

  /**
   * The browser that the settings lead to: the configured file; else an installed headless shell
   * unless full Chromium is asked for; else an installed Chromium or Chrome; else one that
   * Playwright manages.
   */
  public static Search search(BrowserSettings settings) {
    if (settings.executable().isPresent()) {
      Path configured = settings.executable().get();
      return Files.isExecutable(configured) && Files.isRegularFile(configured)
          ? new Found(at(configured))
          : new NotFound("The configured browser " + configured + " is not an executable file");
    }
    boolean shell = !settings.fullChromium();
    return InstalledBrowsers.headlessShell()
        .filter(found -> shell)
        .or(InstalledBrowsers::chromium)
        .or(() -> InstalledBrowsers.managedHeadlessShell().filter(found -> shell))
        .or(InstalledBrowsers::managedChromium)
        .<Search>map(Found::new)
        .orElseGet(() -> new NotFound(InstalledBrowsers.advice(settings.fullChromium())));
  }

  /**
   * The version in the browser's own words, such as {@code Chromium 156.0.8078.79}. Starts the
   * browser for a moment.
   *
   * @throws BrowserException if it does not run
   */
  public String version() {
    try {
      Process process = new ProcessBuilder(path.toString(), "--version").start();
      process.getOutputStream().close();
      process.getErrorStream().close();
      boolean ended = process.waitFor(VERSION_LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        ProcessTree.kill(process.toHandle());
        throw new BrowserException(path + " --version did not end");
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("").strip();
    } catch (IOException fault) {
      throw new BrowserException(path + " cannot be run", fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while asking " + path + " for its version");
    }
  }

  /** The browser in a file; the file's name tells the kind. */
  static BrowserExecutable at(Path path) {
    String name = path.getFileName().toString();
    boolean shell = name.contains("headless-shell") || name.contains("headless_shell");
    return new BrowserExecutable(path, shell ? Kind.HEADLESS_SHELL : Kind.CHROMIUM);
  }
}
