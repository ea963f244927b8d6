package io.haetae.core.lane;

import io.haetae.core.browse.Browser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of a lane: started when it is needed, and replaced when its life is over. */
final class LaneBrowser {
  private static final Logger LOG = LoggerFactory.getLogger(LaneBrowser.class);

  private final BrowserSource source;
  private final Clock clock;
  private Optional<Browser> running = Optional.empty();
  private Instant started = Instant.EPOCH;
  private int visits;
  private OptionalLong first = OptionalLong.empty();

  LaneBrowser(BrowserSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The one that runs, or a new one. */
  Browser get() {
    if (running.isEmpty()) {
      running = Optional.of(source.start());
      started = clock.instant();
      visits = 0;
      first = OptionalLong.empty();
    }
    return running.get();
  }

  /** Counts a visit that it made, and ends it if that was its last. */
  void visited() {
    if (running.isEmpty()) {
      return;
    }
    visits++;
    OptionalLong now = running.get().memory();
    first = first.isPresent() ? first : now;
    Duration age = Duration.between(started, clock.instant());
    if (source.life().isOver(visits, age, first, now)) {
      LOG.info("A browser of {} and {} visits is replaced; memory {}", age, visits, now);
      close();
    }
  }

  void close() {
    running.ifPresent(Browser::close);
    running = Optional.empty();
  }
}
