package io.haetae.app.politeness;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How a site answered a visit's document.
 *
 * @param status the HTTP status; 0 if there was no answer
 * @param retryAfter how long the site asked us to stay away, if it did
 */
public record Answered(int status, Optional<Duration> retryAfter) {
  private static final Duration LONGEST = Duration.ofDays(7);

  /** How the first document of a capture was answered. */
  static Answered of(Capture capture, Instant now) {
    return capture
        .mainExchange()
        .flatMap(Exchange::response)
        .map(
            response ->
                new Answered(
                    response.status(),
                    response.headers().first("retry-after").flatMap(v -> retryAfter(v, now))))
        .orElseGet(() -> new Answered(0, Optional.empty()));
  }

  /** When a capture's document had come, so that the site had been asked for it before. */
  static Instant by(Capture capture, Instant now) {
    return capture
        .mainExchange()
        .map(document -> document.sentAt().plus(document.took()))
        .filter(came -> came.isBefore(now))
        .orElse(now);
  }

  /** {@code Retry-After} as RFC 9110 writes it: seconds, or a date; at most a week counts. */
  static Optional<Duration> retryAfter(String value, Instant now) {
    String written = value.strip();
    try {
      Duration asked =
          written.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(written))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
          .filter(Duration::isPositive);
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
