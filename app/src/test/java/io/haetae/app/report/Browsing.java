package io.haetae.app.report;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Playwright and the browser of this machine, for tests of pages. */
public final class Browsing {
  private Browsing() {}

  /** Playwright with this machine's Node.js, as its own is left out of the program. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions()
            .setEnv(
                Map.of(
                    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                    "1",
                    "PLAYWRIGHT_NODEJS_PATH",
                    onPath("node").toString())));
  }

  /** The browser. */
  public static Path chromium() {
    return onPath("chromium", "chromium-headless-shell", "google-chrome");
  }

  private static Path onPath(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("None on the PATH of " + String.join(", ", names)));
  }
}
