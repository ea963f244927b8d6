package io.haetae.core.plan;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.SiteId;
import java.util.Optional;

/**
 * One site seen from one vantage: one pace, one queue, one visit at a time.
 *
 * @param site the site
 * @param vantage the buyer we look as
 * @param standIn the simulation that stands in for the site; empty for the real one
 */
public record Lane(SiteId site, Vantage vantage, Optional<StandIn> standIn) {
  /** {@code site/vantage}; the stored name of the lane. */
  public String name() {
    return site + "/" + vantage.name();
  }
}
