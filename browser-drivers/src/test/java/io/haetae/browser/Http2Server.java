package io.haetae.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Optional;

/** A loopback server that speaks HTTP/2 alone, in a process of Node.js. */
final class Http2Server implements AutoCloseable {
  private static final String SCRIPT = "http2-server.js";

  private final Process process;
  private final int port;

  private Http2Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param folder its files are written here
   * @return empty if Node.js is not on the path
   */
  static Optional<Http2Server> start(TestAuthority authority, Path folder)
      throws IOException, CertificateEncodingException {
    Optional<Path> node = Program.in(Program.searchPath(), List.of("node"));
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Http2Server.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException(SCRIPT + " is missing");
      }
      Files.copy(in, script);
    }
    Path key = Files.writeString(folder.resolve("http2.key.pem"), authority.serverKeyPem());
    Path chain = Files.writeString(folder.resolve("http2.pem"), authority.serverPem());
    Process process =
        new ProcessBuilder(
                node.get().toString(), script.toString(), key.toString(), chain.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String line = said.readLine();
      if (line == null) {
        throw new IOException("the server ended at once");
      }
      return Optional.of(new Http2Server(process, Integer.parseInt(line)));
    } catch (IOException | NumberFormatException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  URI at(String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
