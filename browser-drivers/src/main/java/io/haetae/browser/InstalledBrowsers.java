package io.haetae.browser;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The places where a Chromium is usually installed. */
final class InstalledBrowsers {
  private static final List<String> SHELL_NAMES =
      List.of("chromium-headless-shell", "chrome-headless-shell", "headless_shell");
  private static final List<String> CHROMIUM_NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome-stable",
          "google-chrome",
          "chrome",
          "Google Chrome",
          "Chromium");
  // Debian's /usr/bin/chromium-headless-shell is a script that stays as the parent process; the
  // program itself is preferred (package chromium-headless-shell, seen 2026-11-23).
  private static final String DEBIAN = "/usr/lib/chromium";
  private static final String[] MAC = {
    "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS"
  };

  private InstalledBrowsers() {}

  static Optional<BrowserExecutable> headlessShell() {
    return Program.in(Program.searchPathAfter(DEBIAN), SHELL_NAMES).map(BrowserExecutable::at);
  }

  static Optional<BrowserExecutable> chromium() {
    List<Path> folders = new ArrayList<>(Program.searchPathAfter(DEBIAN));
    Stream.of(MAC).map(Path::of).forEach(folders::add);
    Stream.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
        .map(System::getenv)
        .filter(folder -> folder != null)
        .map(folder -> Path.of(folder, "Google", "Chrome", "Application"))
        .forEach(folders::add);
    return Program.in(folders, CHROMIUM_NAMES).map(BrowserExecutable::at);
  }

  static Optional<BrowserExecutable> managedHeadlessShell() {
    return managed("chromium_headless_shell-", SHELL_NAMES);
  }

  static Optional<BrowserExecutable> managedChromium() {
    return managed("chromium-", CHROMIUM_NAMES);
  }

  static String advice(boolean fullChromium) {
    return "No Chromium was found on the path, in "
        + DEBIAN
        + " or in "
        + managedFolder()
        + ". Install one (Debian: apt install "
        + (fullChromium ? "chromium" : "chromium-headless-shell")
        + ") or name its file in the configuration";
  }

  private static Optional<BrowserExecutable> managed(String prefix, List<String> names) {
    return versions(prefix)
        .map(version -> Program.in(foldersIn(version), names))
        .flatMap(Optional::stream)
        .findFirst()
        .map(BrowserExecutable::at);
  }

  /** The folders of a managed browser, newest first. */
  private static Stream<Path> versions(String prefix) {
    Comparator<Path> byNumber =
        Comparator.comparingInt(
            folder -> number(folder.getFileName().toString().substring(prefix.length())));
    return list(managedFolder(), prefix + "*").stream().sorted(byNumber.reversed());
  }

  private static List<Path> foldersIn(Path version) {
    List<Path> folders = new ArrayList<>(list(version, "chrome*"));
    for (Path folder : List.copyOf(folders)) {
      folders.add(folder.resolve("Chromium.app/Contents/MacOS"));
    }
    return folders;
  }

  private static List<Path> list(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(found::add);
    } catch (IOException unreadable) {
      return List.of();
    }
    return found;
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Path managedFolder() {
    String configured = System.getenv("PLAYWRIGHT_BROWSERS_PATH");
    if (configured != null && !configured.isBlank()) {
      return Path.of(configured);
    }
    String home = System.getProperty("user.home");
    String localAppData = System.getenv("LOCALAPPDATA");
    Path mac = Path.of(home, "Library", "Caches", "ms-playwright");
    return localAppData != null
        ? Path.of(localAppData, "ms-playwright")
        : Files.isDirectory(mac) ? mac : Path.of(home, ".cache", "ms-playwright");
  }
}
