package io.haetae.sites;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The adapters on the class path, in the order of their sites' names. Thread-safe. */
public final class Adapters {
  private static final List<SiteAdapter> ALL =
      ServiceLoader.load(SiteAdapter.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(SiteAdapter::site))
          .toList();

  private Adapters() {}

  /** Every adapter. */
  public static List<SiteAdapter> all() {
    return ALL;
  }

  /** The adapter of a site. */
  public static Optional<SiteAdapter> of(SiteId site) {
    return ALL.stream().filter(adapter -> adapter.site().equals(site)).findFirst();
  }

  /**
   * The adapter that suits a page best: the highest {@link SiteAdapter.Fit}, and of several the
   * first by the site's name. Empty if none suits.
   */
  public static Optional<SiteAdapter> bestFor(Capture capture) {
    return ALL.stream()
        .map(adapter -> new Suited(adapter, adapter.fit(capture)))
        .filter(suited -> suited.fit() != SiteAdapter.Fit.NONE)
        .reduce((one, other) -> other.fit().compareTo(one.fit()) > 0 ? other : one)
        .map(Suited::adapter);
  }

  /**
   * The listing that a URL names, on whichever site it is; special sites before the generic one.
   */
  public static Optional<ListingId> listingAt(URI url) {
    List<ListingId> named =
        ALL.stream().flatMap(adapter -> adapter.listingAt(url).stream()).toList();
    return named.stream()
        .filter(listing -> !listing.site().value().equals("generic"))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  private record Suited(SiteAdapter adapter, SiteAdapter.Fit fit) {}
}
