package io.haetae.app.campaign;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run looks at its listings.
 *
 * @param vantage the buyer we look as
 * @param onSale for each site a listing known to be on sale, as the session's control
 * @param standIns for each simulated site where it runs
 * @param concurrentLanes how many lanes run at once, at least 1
 */
public record RunSettings(
    Vantage vantage,
    Map<SiteId, ListingId> onSale,
    Map<SiteId, StandIn> standIns,
    int concurrentLanes) {
  /** Copies the maps. */
  public RunSettings {
    onSale = Map.copyOf(onSale);
    standIns = Map.copyOf(standIns);
  }

  /** The lane of a site. */
  Lane lane(SiteId site) {
    return new Lane(site, vantage, Optional.ofNullable(standIns.get(site)));
  }

  /** A lane planned before, at the address where its site's stand-in runs now. */
  Lane relocated(Lane lane) {
    StandIn now = standIns.get(lane.site());
    return now == null ? lane : new Lane(lane.site(), lane.vantage(), Optional.of(now));
  }

  /** The same settings with controls for sites that had none. */
  RunSettings withOnSale(Map<SiteId, ListingId> earlier) {
    Map<SiteId, ListingId> all = new HashMap<>(earlier);
    all.putAll(onSale);
    return new RunSettings(vantage, all, standIns, concurrentLanes);
  }
}
