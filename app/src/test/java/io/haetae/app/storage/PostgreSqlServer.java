package io.haetae.app.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL of the distribution on loopback, made anew for a test and thrown away after it. */
public final class PostgreSqlServer {
  private final Path programs;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgreSqlServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Whether the distribution's PostgreSQL is installed, as the launcher's set-up does. */
  public static boolean installed() {
    return Files.isDirectory(Path.of("/usr/lib/postgresql"));
  }

  /** Starts one. */
  public static PostgreSqlServer start() throws IOException, InterruptedException {
    Path programs;
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      programs = versions.sorted().reduce((one, newer) -> newer).orElseThrow().resolve("bin");
    }
    Path folder = Files.createTempDirectory("haetae-postgresql");
    if (root()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    PostgreSqlServer server = new PostgreSqlServer(programs, folder, freePort());
    server.call("initdb", "-A", "trust", "-U", "haetae", "--no-sync", "-D", server.data());
    server.startAgain();
    return server;
  }

  /** Starts it on its port with what it held. */
  public void startAgain() throws IOException, InterruptedException {
    call(
        "pg_ctl",
        "-w",
        "-D",
        data(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder,
        "start");
  }

  /** Kills all its processes as they stand. */
  public void kill() throws IOException {
    // The file is the server's own, which lets nobody else read its folder.
    Path file = Path.of(data(), "postmaster.pid");
    ProcessHandle main =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
    all.addFirst(main);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** Its port on loopback. */
  public int port() {
    return port;
  }

  /** The line of configuration for a new, empty database. */
  public String newDatabase() throws SQLException {
    String name = "archive" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return "database=" + url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=haetae";
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void call(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // PostgreSQL refuses to run as root.
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("haetae-postgresql", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + Files.readString(output));
    }
    Files.delete(output);
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it and removes its files. */
  public void stop() throws IOException, InterruptedException {
    call("pg_ctl", "-w", "-m", "immediate", "-D", data(), "stop");
    run(List.of("rm", "-r", folder.toString()));
  }
}
