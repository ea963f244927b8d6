package io.haetae.app.storage;

import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Target;
import io.haetae.verifier.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing that a study watches in a lane.
 *
 * @param lane the lane
 * @param target the listing, for a watch item
 * @param notice when the item's notice was published, if known
 */
public record Watched(Lane lane, Target target, Optional<Instant> notice) {
  /** Its stored name: the same listing for the same item in the same lane has the same. */
  public String id() {
    return id(inLane());
  }

  /** The same as the engine knows it. */
  public io.haetae.core.engine.Watched inLane() {
    return new io.haetae.core.engine.Watched(lane, target);
  }

  static String id(io.haetae.core.engine.Watched one) {
    Target target = one.target();
    return Sha256.of(
        one.lane().name() + "\n" + target.watchItem().orElse("") + "\n" + target.listing());
  }
}
