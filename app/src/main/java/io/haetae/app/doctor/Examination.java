package io.haetae.app.doctor;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Looks at what Haetae needs, one question a method. */
public final class Examination {
  private static final long WANTED_BYTES = 5L << 30;
  private static final String HANGUL = "\uD574\uD0DC";

  private Examination() {}

  /** Whether the Java that runs this is new enough. */
  public static Finding java() {
    return Finding.fine("Java", Runtime.version() + " at " + System.getProperty("java.home"));
  }

  /** Whether any font can show Korean. */
  public static Finding fonts() {
    Font[] fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
    Optional<Font> korean =
        Arrays.stream(fonts).filter(font -> font.canDisplayUpTo(HANGUL) < 0).findFirst();
    return korean
        .map(font -> Finding.fine("fonts", "Korean by " + font.getFamily()))
        .orElseGet(
            () ->
                Finding.missing(
                    "fonts",
                    "none of " + fonts.length + " fonts has Korean letters",
                    "apt-get install fonts-noto-cjk"));
  }

  /** Whether a folder, or the one that it will be made in, has room. */
  public static Finding disk(Path folder) throws IOException {
    FileStore store = Files.getFileStore(existing(folder));
    long usable = store.getUsableSpace();
    String detail = "%.1f GiB free for %s".formatted(usable / (double) (1L << 30), folder);
    return usable >= WANTED_BYTES
        ? Finding.fine("disk", detail)
        : Finding.missing("disk", detail, "make room: a capture takes 1 to 10 MB");
  }

  /** Whether a folder, or the one that it will be made in, can be written. */
  public static Finding writeRights(Path folder) throws IOException {
    Path existing = existing(folder);
    return Files.isWritable(existing)
        ? Finding.fine("write rights", existing + " can be written")
        : Finding.missing(
            "write rights", existing + " cannot be written", "choose another --archive");
  }

  /**
   * Whether the system's clock is kept right, as far as the system tells. The kernel's own word is
   * asked through {@code timedatectl}; nothing is contacted.
   */
  public static Finding clock() throws InterruptedException {
    Optional<String> synchronised =
        Command.firstLine("timedatectl", "show", "-p", "NTPSynchronized");
    return synchronised
        .filter(line -> line.equals("NTPSynchronized=yes"))
        .map(line -> Finding.fine("clock", "the system says that it is synchronised"))
        .orElseGet(
            () ->
                Finding.unknown(
                    "clock",
                    synchronised.orElse("offset not known: no timedatectl here"),
                    "keep the clock by NTP; the offset then stands in each capture"));
  }

  /** Whether a time-stamp authority answers over HTTP at all. */
  public static Finding timeStampAuthority(Optional<URI> authority) throws InterruptedException {
    String what = "time-stamp authority";
    if (authority.isEmpty()) {
      return Finding.unknown(what, "none configured", "name one with --tsa URL");
    }
    HttpRequest request =
        HttpRequest.newBuilder(authority.get())
            .timeout(Duration.ofSeconds(10))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return Finding.fine(what, authority.get() + " is reachable (HTTP " + status + ")");
    } catch (IOException unreachable) {
      return Finding.missing(
          what,
          authority.get() + " is not reachable: " + unreachable,
          "check the address and the network");
    }
  }

  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
