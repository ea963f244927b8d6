package io.haetae.app.storage;

import io.haetae.core.lane.LaneLease;
import io.haetae.core.lane.LeaseLostException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who works on which lane. The database's clock tells when a lease ends, so owners on machines
 * whose clocks differ agree. Safe for use by several threads and processes.
 */
public final class LaneTables {
  /** The name under which the whole study is commanded. */
  public static final String ALL = "*";

  private static final String ADD =
      """
      INSERT INTO lane (name, epoch, wanted, strikes) VALUES (:lane, 0, 'run', 0)
      ON CONFLICT DO NOTHING
      """;
  private static final String ACQUIRE =
      """
      UPDATE lane SET epoch = epoch + 1, owner = :owner,
        expires_at = CURRENT_TIMESTAMP + CAST(:seconds AS integer) * INTERVAL '1' SECOND
      WHERE name = :lane AND (owner IS NULL OR expires_at <= CURRENT_TIMESTAMP)
      """;
  private static final String EPOCH = "SELECT epoch FROM lane WHERE name = :lane";
  private static final String RENEW =
      """
      UPDATE lane SET expires_at = CURRENT_TIMESTAMP + CAST(:seconds AS integer) * INTERVAL '1' SECOND
      WHERE name = :lane AND owner = :owner AND epoch = :epoch
      """;
  private static final String RELEASE =
      """
      UPDATE lane SET owner = NULL, expires_at = NULL
      WHERE name = :lane AND owner = :owner AND epoch = :epoch
      """;
  private static final String HELD =
      """
      SELECT name FROM lane WHERE name = :lane AND owner = :owner AND epoch = :epoch FOR UPDATE
      """;
  private static final String WANT = "UPDATE lane SET wanted = :wanted WHERE name = :lane";
  private static final String WANTED = "SELECT wanted FROM lane WHERE name = :lane";
  private static final String FREE = "UPDATE lane SET owner = NULL, expires_at = NULL";

  private final LastingJdbi jdbi;

  LaneTables(LastingJdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes a lane that nobody holds.
   *
   * @param length how long the lease lasts unless it is renewed; whole seconds
   * @return empty if another owner holds it
   */
  public Optional<LaneLease> acquire(String lane, String owner, Duration length) {
    return jdbi.inTransaction(
        handle -> {
          add(handle, lane);
          int taken =
              handle
                  .createUpdate(ACQUIRE)
                  .bind("lane", lane)
                  .bind("owner", owner)
                  .bind("seconds", length.toSeconds())
                  .execute();
          return taken == 0
              ? Optional.empty()
              : Optional.of(
                  new LaneLease(
                      lane,
                      owner,
                      handle.createQuery(EPOCH).bind("lane", lane).mapTo(long.class).one()));
        });
  }

  /** Makes a lease last from now on; false if it is another owner's. */
  public boolean renew(LaneLease lease, Duration length) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(RENEW)
                    .bindMethods(lease)
                    .bind("seconds", length.toSeconds())
                    .execute()
                == 1);
  }

  /** Gives a lane back; nothing happens if it is another owner's. */
  public void release(LaneLease lease) {
    jdbi.useHandle(handle -> handle.createUpdate(RELEASE).bindMethods(lease).execute());
  }

  /** Frees every lane. Only for a process that holds the whole archive: other owners are dead. */
  public void freeAll() {
    jdbi.useHandle(handle -> handle.createUpdate(FREE).execute());
  }

  /** What is wanted of a lane, or of {@link #ALL}; to run, unless somebody said otherwise. */
  public Wanted wanted(String lane) {
    return jdbi.withHandle(handle -> wanted(handle, lane));
  }

  static Wanted wanted(Handle handle, String lane) {
    return handle
        .createQuery(WANTED)
        .bind("lane", lane)
        .mapTo(String.class)
        .findOne()
        .map(Wanted::ofStored)
        .orElse(Wanted.RUN);
  }

  /** Says what is wanted of a lane, or of {@link #ALL}. */
  public void want(String lane, Wanted wanted) {
    jdbi.useTransaction(
        handle -> {
          add(handle, lane);
          handle.createUpdate(WANT).bind("lane", lane).bind("wanted", wanted.stored()).execute();
        });
  }

  /**
   * Keeps a lane's owner from changing until the transaction ends.
   *
   * @throws LeaseLostException if it has changed already
   */
  static void require(Handle handle, LaneLease lease) {
    if (handle.createQuery(HELD).bindMethods(lease).mapTo(String.class).findOne().isEmpty()) {
      throw new LeaseLostException(lease);
    }
  }

  static void add(Handle handle, String lane) {
    handle.createUpdate(ADD).bind("lane", lane).execute();
  }
}
