package io.haetae.matching.image;

import java.util.Optional;

/**
 * Where the corners of two pictures agree.
 *
 * @param places in how many places
 * @param here the part of the one that holds them; empty if they agree nowhere
 * @param there the part of the other
 */
record Agreement(int places, Optional<Region> here, Optional<Region> there) {
  static final Agreement NONE = new Agreement(0, Optional.empty(), Optional.empty());

  static Agreement of(int places, Region here, Region there) {
    return new Agreement(places, Optional.of(here), Optional.of(there));
  }
}
