package io.haetae.evidence.log;

import java.util.Optional;

/**
 * What the log knows of a target.
 *
 * @param openings how many visits to it were opened
 * @param lastManifest the SHA-256 of the manifest of its last sealed capture
 */
public record TargetState(long openings, Optional<String> lastManifest) {
  /** The state of a target never visited. */
  static final TargetState NEW = new TargetState(0, Optional.empty());
}
