package io.haetae.app.campaign;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's log of an archive: {@code haetae.log}, one line a visit, appended to. */
final class LogFile {
  private static final String NAME = "haetae.log";

  private LogFile() {}

  /** Writes what is logged from now on into an archive's log file. */
  static void openIn(Path archive) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
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
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
    }
  }
}
