package io.haetae.app.storage;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables whose server may be killed or cut off: work that lost its connection is done again, as a
 * whole, until the database answers. So it must not matter whether work was done once or twice, as
 * when only the answer to a commit was lost. Safe for use by several threads.
 */
final class LastingJdbi {
  private static final Logger LOG = LoggerFactory.getLogger(LastingJdbi.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_CHAIN = 20;

  /** Connection exceptions, and a server that ends, crashed, starts, or ended an idle session. */
  private static final String LOST = "08...|57P0[1-5]|25P03";

  private final Jdbi jdbi;

  LastingJdbi(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Something that may be tried again. */
  interface Attempt<R, X extends Exception> {
    R run() throws X;
  }

  /** The tables without a second try, for work that must not be done twice. */
  Jdbi once() {
    return jdbi;
  }

  <R, X extends Exception> R inTransaction(HandleCallback<R, X> work) throws X {
    return untilAnswered(() -> jdbi.inTransaction(work));
  }

  <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
    inTransaction(work.asCallback());
  }

  <R, X extends Exception> R withHandle(HandleCallback<R, X> work) throws X {
    return untilAnswered(() -> jdbi.withHandle(work));
  }

  <X extends Exception> void useHandle(HandleConsumer<X> work) throws X {
    withHandle(work.asCallback());
  }

  /** Tries until the database answers; an interrupted thread does not try again. */
  <R, X extends Exception> R untilAnswered(Attempt<R, X> attempt) throws X {
    for (boolean away = false; ; away = true) {
      try {
        R result = attempt.run();
        if (away) {
          LOG.info("The database answers again");
        }
        return result;
      } catch (JdbiException failed) {
        if (!lost(failed) || !paused()) {
          throw failed;
        }
        if (!away) {
          LOG.warn("The database is away, and is waited for: {}", failed.getMessage());
        }
      }
    }
  }

  private static boolean paused() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean lost(JdbiException failed) {
    Optional<Throwable> cause = Optional.of(failed);
    for (int i = 0; i < LONGEST_CHAIN && cause.isPresent(); i++) {
      if (cause.get() instanceof SQLException sql && lost(sql)) {
        return true;
      }
      cause = cause.map(Throwable::getCause);
    }
    return false;
  }

  private static boolean lost(SQLException failed) {
    return failed instanceof SQLTransientConnectionException
        || failed instanceof SQLRecoverableException
        || (failed.getSQLState() != null && failed.getSQLState().matches(LOST));
  }
}
