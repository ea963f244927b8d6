package io.haetae.app.report;

import io.haetae.core.browse.Bytes;
import io.haetae.core.evidence.EvidenceRef;
import java.io.IOException;
import java.util.Optional;

/** Gives the pictures that were sealed in bundles; called once a row while a report is written. */
@FunctionalInterface
public interface SealedPictures {
  /**
   * The picture of what the window showed, as PNG or JPEG; empty if the bundle has none.
   *
   * @throws IOException if the bundle cannot be read; the report then says so in that row
   */
  Optional<Bytes> viewport(EvidenceRef evidence) throws IOException;
}
