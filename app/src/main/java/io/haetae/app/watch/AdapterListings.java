package io.haetae.app.watch;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The finder that asks site adapters. */
record AdapterListings(List<SiteAdapter> adapters) implements ListingFinder {
  AdapterListings {
    adapters = List.copyOf(adapters);
  }

  @Override
  public List<ListingId> in(String prose) {
    return adapters.stream()
        .flatMap(adapter -> adapter.listingsIn(prose).stream())
        .distinct()
        .toList();
  }

  @Override
  public Optional<ListingId> at(URI url) {
    return adapters.stream().flatMap(adapter -> adapter.listingAt(url).stream()).findFirst();
  }
}
