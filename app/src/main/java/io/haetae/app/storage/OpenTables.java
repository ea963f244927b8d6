package io.haetae.app.storage;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * An archive's tables while they are open.
 *
 * @param source gives connections
 * @param closing what closes them
 * @param file the name by which H2 knows the file that this process holds; empty elsewhere
 */
record OpenTables(DataSource source, Runnable closing, Optional<String> file)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
