package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prints pages of this machine as PDF, with the browser that visits are made with. */
public final class PagePrinter {
  private static final int LIMIT_SECONDS = 180;

  private final BrowserExecutable browser;

  private PagePrinter(BrowserExecutable browser) {
    this.browser = browser;
  }

  /**
   * A printer.
   *
   * @throws BrowserException if there is no browser on this machine
   */
  public static PagePrinter of(BrowserSettings settings) {
    return switch (BrowserExecutable.search(settings)) {
      case BrowserExecutable.Found found -> new PagePrinter(found.executable());
      case BrowserExecutable.NotFound none -> throw new BrowserException(none.reason());
    };
  }

  /**
   * Prints a file. The browser resolves no host name, so nothing is asked of any network.
   *
   * @param page the HTML file
   * @param pdf the file to write
   * @throws BrowserException if the browser does not print it within three minutes
   * @throws IOException if the browser cannot be started
   */
  public void print(Path page, Path pdf) throws IOException {
    ProcessFolder folder = ProcessFolder.create();
    try {
      Process process =
          new ProcessBuilder(command(folder, page, pdf))
              .redirectErrorStream(true)
              .redirectOutput(folder.temporary().resolve("output").toFile())
              .start();
      folder.note(process.toHandle());
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0 || !Files.isRegularFile(pdf)) {
        throw new BrowserException(browser.path() + " did not print " + page);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while " + browser.path() + " printed");
    } finally {
      folder.remove();
    }
  }

  private List<String> command(ProcessFolder folder, Path page, Path pdf) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(browser.path().toString());
    command.add("--headless");
    if (Chromium.isRoot(folder.profile())) {
      command.add("--no-sandbox");
    }
    command.add("--disable-gpu");
    command.add("--user-data-dir=" + folder.profile());
    command.add("--host-resolver-rules=MAP * ~NOTFOUND");
    command.add("--no-pdf-header-footer");
    command.add("--print-to-pdf=" + pdf.toAbsolutePath());
    command.add(page.toUri().toString());
    return command;
  }
}
