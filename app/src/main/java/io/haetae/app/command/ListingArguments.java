package io.haetae.app.command;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Target;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The listings that a user names by address. An address on loopback belongs to a simulated
 * marketplace; the one {@code --site} then says which site it stands in for.
 */
final class ListingArguments {
  private final Vantage vantage;
  private final List<String> sites;
  private final List<Target> targets = new ArrayList<>();
  private final Map<SiteId, StandIn> standIns = new HashMap<>();

  ListingArguments(Vantage vantage, List<String> sites) {
    this.vantage = vantage;
    this.sites = sites;
  }

  /** Reads one address. */
  void add(URI url) {
    if (url.getHost() == null) {
      throw new InputException("\"" + url + "\" is no address; write http:// or https:// in front");
    }
    ListingId listing =
        StandIn.isLoopback(url) ? simulated(url) : SiteArguments.listing(url.toString());
    targets.add(new Target(listing, Optional.empty(), List.of()));
  }

  /** A control listing, written as {@code site:number} or as an address. */
  ListingId control(String text) {
    boolean onThisMachine = text.contains("://") && StandIn.isLoopback(URI.create(text));
    return onThisMachine ? simulated(URI.create(text)) : SiteArguments.listing(text);
  }

  List<Target> targets() {
    return List.copyOf(targets);
  }

  Map<SiteId, StandIn> standIns() {
    return Map.copyOf(standIns);
  }

  private ListingId simulated(URI url) {
    if (sites.size() != 1) {
      throw new InputException(
          url + " is on this machine: say with one --site which marketplace it stands in for");
    }
    SiteAdapter adapter = SiteArguments.adapter(sites.getFirst());
    StandIn standIn = new StandIn(origin(url), origin(anyAddress(adapter)));
    StandIn before = standIns.putIfAbsent(adapter.site(), standIn);
    if (before != null && !before.equals(standIn)) {
      throw new InputException(
          url + " and " + before.origin() + " cannot both stand in for " + adapter.site());
    }
    return adapter
        .listingAt(standIn.toReal(url))
        .orElseThrow(() -> new InputException(url + " names no listing of " + adapter.site()));
  }

  private URI anyAddress(SiteAdapter adapter) {
    return adapter.urlOf(adapter.absentListing(RandomGenerator.getDefault()), vantage);
  }

  private static URI origin(URI url) {
    return URI.create(url.getScheme() + "://" + url.getAuthority());
  }
}
