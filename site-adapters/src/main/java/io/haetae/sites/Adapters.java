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

/** Every site adapter on the class path, ours and those of outside jars. Safe for any thread. */
public final class Adapters {
  private static final List<SiteAdapter> ALL =
      ServiceLoader.load(SiteAdapter.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(SiteAdapter::site))
          .toList();

  private Adapters() {}

  /** All adapters, by their site's stored name. */
  public static List<SiteAdapter> all() {
    return ALL;
  }

  /** The adapter of a site. */
  public static Optional<SiteAdapter> of(SiteId site) {
    return ALL.stream().filter(adapter -> adapter.site().equals(site)).findFirst();
  }

  /**
   * The adapter that suits a page best.
   *
   * @throws IllegalStateException if not even the reader of any shop is on the class path
   */
  public static SiteAdapter bestFor(Capture capture) {
    return ALL.stream()
        .max(Comparator.comparing(adapter -> adapter.fit(capture)))
        .orElseThrow(() -> new IllegalStateException("No site adapter is on the class path"));
  }

  /** The listing that an address names: of a known marketplace, else of any shop. */
  public static Optional<ListingId> listingAt(URI url) {
    return ALL.stream()
        .filter(adapter -> !isAnyShop(adapter))
        .flatMap(adapter -> adapter.listingAt(url).stream())
        .findFirst()
        .or(
            () ->
                ALL.stream()
                    .filter(Adapters::isAnyShop)
                    .flatMap(adapter -> adapter.listingAt(url).stream())
                    .findFirst());
  }

  /** A reader that would take any page takes a page that tells nothing at all. */
  private static boolean isAnyShop(SiteAdapter adapter) {
    return adapter.fit(Capture.ofSavedPage("")) == SiteAdapter.Fit.FALLBACK;
  }
}
