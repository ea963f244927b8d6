package io.haetae.sites;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.declared.AdapterFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The adapters on the class path and those of adapter files, in the order of their sites' names.
 * Thread-safe.
 */
public final class Adapters {
  private static final Installed INSTALLED =
      Installed.of(
          ServiceLoader.load(SiteAdapter.class).stream().map(ServiceLoader.Provider::get).toList(),
          AdapterFiles.shipped(),
          AdapterFiles.named(System.getenv(), Path.of(System.getProperty("user.home"))));

  private Adapters() {}

  /**
   * Every adapter.
   *
   * @throws FaultyAdapterException if any adapter file has a fault: without its adapter, a page of
   *     its site would be read as that of any shop
   */
  public static List<SiteAdapter> all() {
    return INSTALLED.all();
  }

  /** An adapter file, checked; one that cannot be read is a faulty one. */
  public static AdapterFile file(Path file) {
    return AdapterFiles.read(file);
  }

  /** The adapter of a site. */
  public static Optional<SiteAdapter> of(SiteId site) {
    return all().stream().filter(adapter -> adapter.site().equals(site)).findFirst();
  }

  /**
   * The adapter that suits a page best: the highest {@link SiteAdapter.Fit}, and of several the
   * first by the site's name. Empty if none suits.
   */
  public static Optional<SiteAdapter> bestFor(Capture capture) {
    return all().stream()
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
        all().stream().flatMap(adapter -> adapter.listingAt(url).stream()).toList();
    return named.stream()
        .filter(listing -> !listing.site().value().equals("generic"))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  private record Suited(SiteAdapter adapter, SiteAdapter.Fit fit) {}
}
