package io.haetae.browser;

import io.haetae.browser.wire.KeyLog;
import io.haetae.core.browse.BrowserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running Chromium that we started: its profile is temporary, its debugging port is random, on
 * loopback and closed to web pages. It ends with {@link #kill}, with this JVM, or, if the JVM was
 * killed, when the next one starts a browser.
 */
final class Chromium {
  /** The window, in CSS pixels. */
  static final int WIDTH = 1280;

  /** The window, in CSS pixels. */
  static final int HEIGHT = 900;

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final String ANNOUNCEMENT = "DevTools listening on ";
  private static final String UNCHECKED = "--ignore-certificate-errors";
  private static final String UNCHECKED_LOCALHOST = "--allow-insecure-localhost";
  private static final int LAST_LINES = 12;
  private static final List<String> PORT =
      List.of("--remote-debugging-port=0", "--remote-debugging-address=127.0.0.1");

  /** The browser takes commands from descriptor 3 and answers on 4. */
  private static final String PIPE = "--remote-debugging-pipe";

  /** A process is started with three descriptors; the shell moves two of them and is gone. */
  private static final List<String> MOVED =
      List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null");

  private static final String HEADLESS = "--headless";

  /** What keeps a browser to itself and off the screen, wherever it is started. */
  static final List<String> QUIET =
      List.of(
          HEADLESS,
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-auto-reload",
          "--disable-background-networking",
          "--disable-breakpad",
          "--disable-client-side-phishing-detection",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-domain-reliability",
          "--disable-extensions",
          "--disable-features=Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions",
          "--disable-quic",
          "--disable-sync",
          // A browser makes one lane's visits: processes of its own for network and drawing cost
          // it messages and memory, and would take the visit with them as well if they broke.
          "--enable-features=NetworkServiceInProcess2",
          "--hide-scrollbars",
          "--in-process-gpu",
          "--metrics-recording-only",
          "--mute-audio",
          "--no-pings",
          // It would only start the processes for network and drawing.
          "--no-unsandboxed-zygote",
          "--password-store=basic",
          "--use-mock-keychain",
          "--window-size=" + WIDTH + "," + HEIGHT);

  private static final Set<Chromium> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(Chromium::kill), "haetae-browser-reaper"));
  }

  private final ProcessFolder folder;
  private final Process process;
  private final List<String> flags;
  private final boolean sandboxed;
  private final Optional<KeyLog> keyLog;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<URI> announced = new CompletableFuture<>();

  private Chromium(
      ProcessFolder folder,
      Process process,
      List<String> flags,
      boolean sandboxed,
      Optional<KeyLog> keyLog) {
    this.keyLog = keyLog;
    this.folder = folder;
    this.process = process;
    this.flags = flags;
    this.sandboxed = sandboxed;
  }

  /**
   * Starts a browser and waits until it can be steered.
   *
   * @param userAgent the user agent to send; empty sends the browser's own
   * @param loopbackOnly whether names of other machines are unknown
   * @param witness whether it writes its TLS secrets into a file of its folder
   * @param window whether it shows a window
   * @throws BrowserException if it does not start
   */
  static Chromium start(
      BrowserExecutable executable,
      Optional<String> userAgent,
      boolean loopbackOnly,
      boolean witness,
      boolean window) {
    ProcessFolder.removeOrphans();
    try {
      ProcessFolder folder = ProcessFolder.create();
      boolean sandboxed = !isRoot(folder.profile());
      Optional<KeyLog> keyLog =
          witness
              ? Optional.of(KeyLog.create(folder.temporary().resolve("keys.log")))
              : Optional.empty();
      List<String> flags = flags(folder, sandboxed, userAgent, loopbackOnly, keyLog, window);
      Process process = launch(executable.path(), flags, folder);
      Chromium chromium = new Chromium(folder, process, flags, sandboxed, keyLog);
      RUNNING.add(chromium);
      folder.note(chromium.process.toHandle());
      chromium.awaitAnnouncement(executable.path());
      return chromium;
    } catch (IOException fault) {
      throw new BrowserException(executable.path() + " cannot be started", fault);
    }
  }

  /** The DevTools WebSocket of the browser. */
  URI devTools() {
    return announced.join();
  }

  /** The way of the recorder to it, of which there is one. */
  Wire wire() {
    return flags.contains(PIPE)
        ? new PipeWire(process.getInputStream(), process.getOutputStream())
        : new SocketWire(devTools(), START_LIMIT);
  }

  /** The folder that ends with the browser. */
  ProcessFolder folder() {
    return folder;
  }

  /** Where its TLS secrets are; empty unless it was started as a witness. */
  Optional<KeyLog> keyLog() {
    return keyLog;
  }

  /** The command line after the executable. */
  List<String> flags() {
    return flags;
  }

  /** Whether the browser's own sandbox is on. */
  boolean sandboxed() {
    return sandboxed;
  }

  /**
   * Why the browser does not check certificates; empty if nothing on its command line turns that
   * off. The command line is the running process's, which a wrapper around the browser may have
   * added to; where the system does not show it, it is the one that we gave.
   */
  Optional<String> uncheckedCertificates() {
    Stream<String> running =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .flatMap(each -> each.info().arguments().stream().flatMap(Arrays::stream));
    return uncheckedCertificates(Stream.concat(flags.stream(), running));
  }

  /** Why a browser with these flags does not check certificates; empty if it does. */
  static Optional<String> uncheckedCertificates(Stream<String> flags) {
    return flags
        .filter(flag -> flag.startsWith(UNCHECKED) || flag.equals(UNCHECKED_LOCALHOST))
        .findFirst()
        .map(flag -> "the browser was started with " + flag);
  }

  /** Whether the browser still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** What its processes hold, if the system tells. */
  OptionalLong memory() {
    return ProcessTree.memory(process.toHandle());
  }

  /** Ends the browser and every process noted in its folder, and deletes the folder. */
  void kill() {
    RUNNING.remove(this);
    ProcessTree.kill(process.toHandle());
    folder.remove();
  }

  private void awaitAnnouncement(Path executable) {
    Thread.ofPlatform().daemon().name("haetae-chromium-log").start(this::readLog);
    try {
      announced.orTimeout(START_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException failed) {
      kill();
      throw new BrowserException(
          executable + " did not start. Its last words: " + lastWords(), failed);
    }
  }

  private String lastWords() {
    synchronized (lastLines) {
      return String.join(" | ", lastLines);
    }
  }

  private void readLog() {
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        keep(line);
        if (line.startsWith(ANNOUNCEMENT)) {
          announced.complete(URI.create(line.substring(ANNOUNCEMENT.length()).strip()));
        }
      }
      announced.completeExceptionally(new IOException("The browser ended"));
    } catch (IOException fault) {
      announced.completeExceptionally(fault);
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      lastLines.add(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.remove();
      }
    }
  }

  private static List<String> flags(
      ProcessFolder folder,
      boolean sandboxed,
      Optional<String> userAgent,
      boolean loopbackOnly,
      Optional<KeyLog> keyLog,
      boolean window) {
    List<String> flags = new ArrayList<>();
    flags.add("--user-data-dir=" + folder.profile());
    flags.addAll(PORT);
    if (Files.isExecutable(Path.of(MOVED.getFirst()))) {
      flags.add(PIPE);
    }
    QUIET.stream().filter(flag -> !window || !flag.equals(HEADLESS)).forEach(flags::add);
    if (!sandboxed) {
      flags.add("--no-sandbox");
    }
    keyLog.ifPresent(log -> flags.add(log.flag()));
    userAgent.ifPresent(words -> flags.add("--user-agent=" + words));
    if (loopbackOnly) {
      flags.add("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
    }
    return List.copyOf(flags);
  }

  private static Process launch(Path executable, List<String> flags, ProcessFolder folder)
      throws IOException {
    List<String> command = new ArrayList<>(flags.contains(PIPE) ? MOVED : List.of());
    command.add(executable.toString());
    command.addAll(flags);
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!flags.contains(PIPE)) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    Map<String, String> environment = builder.environment();
    environment.put("TMPDIR", folder.temporary().toString());
    return builder.start();
  }

  /** Chromium's sandbox refuses to run as root. A file that we made belongs to whom we run as. */
  static boolean isRoot(Path own) throws IOException {
    return own.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
  }
}
