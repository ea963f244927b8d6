package io.haetae.app.campaign;

import io.haetae.app.politeness.StudyGate;
import io.haetae.core.lane.Attendant;
import io.haetae.core.plan.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Tells whoever sits before the screen of a challenge, and waits for them for a while. It does
 * nothing but look whether the challenge is still there.
 *
 * @param patience how long it waits at most
 * @param waiting waits between looks
 * @param display tells
 * @param clock tells the time
 */
public record Person(Duration patience, StudyGate.Waiting waiting, Display display, Clock clock)
    implements Attendant {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Override
  public boolean attend(Visit visit, BooleanSupplier gone) throws InterruptedException {
    Instant until = clock.instant().plus(patience);
    display.line(
        "%s of %s met a challenge; act in the browser's window, it is waited for until %s"
            .formatted(visit.listing(), visit.lane().name(), until));
    while (clock.instant().isBefore(until)) {
      if (gone.getAsBoolean()) {
        display.line("The challenge is gone; the visit goes on");
        return true;
      }
      waiting.sleep(BETWEEN_LOOKS);
    }
    display.line("Nobody acted; the visit ends with what it sees");
    return false;
  }
}
