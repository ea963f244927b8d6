package io.haetae.app.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An S3 server on loopback with one bucket: Adobe's S3Mock in a process of its own, so that its
 * libraries stay apart from ours. One for all tests of a process, which ends with it.
 */
public final class S3Server {
  /** Its bucket. */
  public static final String BUCKET = "evidence";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static @Nullable S3Server running;

  private final int port;

  private S3Server(int port) {
    this.port = port;
  }

  /** The server, started by the first who asks. */
  public static synchronized S3Server running() throws IOException {
    S3Server server = running;
    if (server == null) {
      try {
        server = start();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("The server was not waited for", stopped);
      }
      running = server;
    }
    return server;
  }

  /** Lets the client find credentials, any of which the server takes. */
  public static void grant() {
    System.setProperty("aws.accessKeyId", "a test");
    System.setProperty("aws.secretAccessKey", "on loopback");
  }

  /** Takes them away again. */
  public static void revoke() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** Its address. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static S3Server start() throws IOException, InterruptedException {
    int port = freePort();
    Path output = Files.createTempFile("s3", ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dspring.main.lazy-initialization=true",
                "-Dserver.address=127.0.0.1",
                "-Dserver.port=0",
                "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                "-Dcom.adobe.testing.s3mock.domain.initialBuckets=" + BUCKET,
                "-Dcom.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                "-jar",
                jar().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    S3Server server = new S3Server(port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.answers()) {
      assertThat(process.isAlive()).as(() -> text(output)).isTrue();
      assertThat(System.nanoTime()).as(() -> text(output)).isLessThan(end);
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    return server;
  }

  private boolean answers() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(endpoint().resolve("/" + BUCKET)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** The one runnable file that the build put on the class path. */
  private static Path jar() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .filter(entry -> entry.toLowerCase(Locale.ROOT).matches(".*s3mock-[^/\\\\]*-exec\\.jar"))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
