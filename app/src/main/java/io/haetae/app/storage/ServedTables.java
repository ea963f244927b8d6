package io.haetae.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;

/**
 * Lets other processes of this machine and user read and command an archive whose file a running
 * study holds: on a port of loopback, under a key that only the archive's owner can read.
 */
public final class ServedTables implements AutoCloseable {
  private static final String NAME = "haetae.port";
  private static final int KEY_BYTES = 24;

  private final Server server;
  private final Path file;

  private ServedTables(Server server, Path file) {
    this.server = server;
    this.file = file;
  }

  /** Starts to serve the tables that this process holds. */
  static ServedTables serve(Path archive, String database) throws IOException {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    Path file = archive.resolve(NAME);
    try {
      Server server =
          Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, database).start();
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, server.getPort() + "/" + key);
      return new ServedTables(server, file);
    } catch (SQLException refused) {
      throw new IOException("The archive cannot be served on loopback", refused);
    }
  }

  /** The tables of an archive that another process serves; empty if none does. */
  static Optional<OpenTables> join(Path archive) {
    Path file = archive.resolve(NAME);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      String address = "jdbc:h2:tcp://127.0.0.1:" + Files.readString(file);
      JdbcConnectionPool pool = JdbcConnectionPool.create(address, "", "");
      pool.getConnection().close();
      return Optional.of(new OpenTables(pool, pool::dispose, Optional.empty()));
    } catch (IOException | SQLException gone) {
      // The file of a process that was killed: its port is nobody's now.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    server.stop();
    Files.deleteIfExists(file);
  }
}
