package io.haetae.core.plan;

import io.haetae.core.watch.ListingId;
import java.util.List;
import java.util.Optional;

/**
 * A listing to look at in a run.
 *
 * @param listing the listing
 * @param watchItem the watch item that names it, if any
 * @param skus the options that the watch item concerns; empty means any
 */
public record Target(ListingId listing, Optional<String> watchItem, List<String> skus) {
  /** Copies the list. */
  public Target {
    skus = List.copyOf(skus);
  }
}
