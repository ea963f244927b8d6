package io.haetae.bench;

import io.haetae.browser.BrowserExecutable;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What visits the shop: Haetae, or what a user would take in its place. */
enum Contender {
  /** The lanes of a run, sealed; the browsers steered without a library. */
  HAETAE,
  /** The same, steered by Playwright. */
  PLAYWRIGHT,
  /** DevTools alone, with the same isolation, pictures and bodies: about the least there can be. */
  CDP,
  /** Crawlee with Playwright: a full-page PNG and one field. */
  CRAWLEE;

  /** What the launcher says that it starts a run with; nothing without the launcher. */
  private static final String OPTIONS = System.getProperty("haetae.run", "");

  private static final String PACKAGES = "crawlee@3.18.1 playwright@1.65.1";

  /**
   * A contender by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Contender named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * What it is to do.
   *
   * @param shop where
   * @param lanes visits at once
   * @param warmUps visits of each lane that do not count
   * @param visits that count, of all lanes
   * @param wholePage the size of the JPEG of the whole page, in percent; Crawlee has a PNG
   */
  record Task(URI shop, int lanes, int warmUps, int visits, int wholePage) {
    private List<String> arguments(Path folder) {
      return Stream.of(shop, folder, lanes, warmUps * lanes, visits, wholePage)
          .map(Object::toString)
          .toList();
    }
  }

  /** How it is called in the table. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its process, not started yet. It says {@code start} when it is warm and {@code end COMPLETE
   * BYTES} after the last visit, and ends with its input.
   *
   * @param folder a new one for what it writes
   * @param recording of Haetae; counts for no other
   * @throws IOException if what it needs is not there
   */
  ProcessBuilder process(Task task, Path folder, Recording recording) throws IOException {
    List<String> arguments = task.arguments(folder);
    return switch (this) {
      case HAETAE -> lanes(Driver.DEVTOOLS, arguments, recording);
      case PLAYWRIGHT -> lanes(Driver.PLAYWRIGHT, arguments, recording);
      case CDP -> node(script("cdp.mjs", folder), arguments);
      case CRAWLEE -> node(script("crawlee.mjs", installed()), arguments);
    };
  }

  private static ProcessBuilder lanes(Driver driver, List<String> arguments, Recording recording) {
    List<String> options = new ArrayList<>(recording.options());
    Stream.of(OPTIONS.split(" ", -1)).filter(option -> !option.isEmpty()).forEach(options::add);
    List<String> all = new ArrayList<>(arguments);
    all.add(driver.name());
    recording.browser().map(Path::toString).ifPresent(all::add);
    return ChildProcess.of(VisitLanes.class, options, all);
  }

  private static ProcessBuilder node(Path script, List<String> arguments) throws IOException {
    BrowserSettings settings = BrowserSettings.with(Driver.PLAYWRIGHT);
    if (!(BrowserExecutable.search(settings) instanceof BrowserExecutable.Found found)) {
      throw new IOException("no browser was found");
    }
    ProcessBuilder builder = new ProcessBuilder("node", script.toString());
    builder.command().add(found.executable().path().toString());
    builder.command().addAll(arguments);
    return builder;
  }

  private static Path script(String name, Path folder) throws IOException {
    Path script = folder.resolve(name);
    try (InputStream in = Contender.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      Files.write(script, in.readAllBytes());
    }
    return script;
  }

  /** The folder with Crawlee, which npm fetches once. */
  private static Path installed() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "bench-peers")).toAbsolutePath();
    if (!Files.isDirectory(folder.resolve("node_modules/crawlee"))) {
      ProcessBuilder npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund");
      npm.command().addAll(List.of(PACKAGES.split(" ", -1)));
      npm.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
      try {
        if (npm.directory(folder.toFile()).inheritIO().start().waitFor() != 0) {
          throw new IOException("npm could not install " + PACKAGES);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("the installation was interrupted", stopped);
      }
    }
    return folder;
  }
}
