package io.haetae.app.campaign;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The operator's log of an archive: {@code haetae.log}, one line a visit, appended to until it is
 * closed.
 */
final class LogFile implements AutoCloseable {
  private static final String NAME = "haetae.log";

  private final Logger root;
  private final FileAppender<ILoggingEvent> file;

  private LogFile(Logger root, FileAppender<ILoggingEvent> file) {
    this.root = root;
    this.file = file;
  }

  /**
   * Writes what is logged from now on into an archive's log file; nothing where the program that
   * Haetae is part of logs in another way.
   */
  static Optional<LogFile> openIn(Path archive) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return Optional.empty();
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level [%thread] %logger{0}: %msg%n%ex{20}");
    encoder.start();
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setContext(context);
    file.setFile(archive.resolve(NAME).toString());
    file.setEncoder(encoder);
    file.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(file);
    return Optional.of(new LogFile(root, file));
  }

  @Override
  public void close() {
    root.detachAppender(file);
    file.stop();
  }
}
