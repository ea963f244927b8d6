package io.haetae.app.watch;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where the import learns which listings a text or an address names. */
public interface ListingFinder {
  /** The listings that a notice's free text names, without duplicates. */
  List<ListingId> in(String prose);

  /** The listing that an address names; empty if no site knows it. */
  Optional<ListingId> at(URI url);

  /** A finder that asks every adapter; an address belongs to the first adapter that knows it. */
  static ListingFinder of(Collection<? extends SiteAdapter> adapters) {
    return new AdapterListings(List.copyOf(adapters));
  }
}
