package io.haetae.core.history;

import io.haetae.core.watch.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How well each site's pages are understood, and the alarm when that changes: a site whose pages
 * suddenly lack what they always gave has changed, and what its adapter concludes is no longer
 * founded. Safe for use by several threads.
 */
public final class Health {
  /** How many pages of a site count: the latest, and those that they are set against. */
  public static final int PAGES = SiteHealth.WINDOW + SiteHealth.MEMORY;

  private final Map<SiteId, SiteHealth> sites = new TreeMap<>();

  /** Takes note of a page; in the order in which pages were seen. */
  public synchronized void add(Understood page) {
    sites.computeIfAbsent(page.site(), site -> new SiteHealth()).add(page);
  }

  /** What jumped on a site, in words and with a bundle to look at; empty while all is well. */
  public synchronized Optional<String> alarm(SiteId site) {
    SiteHealth health = sites.get(site);
    return health == null ? Optional.empty() : health.jumped().map(Health::alarm);
  }

  private static String alarm(Drift drift) {
    return drift.described() + drift.example().map(ref -> "; see " + ref.path()).orElse("");
  }

  /** Knows of each site what another knows of it, in place of what it knew. */
  public void become(Health other) {
    restore(other.state());
  }

  synchronized List<HistoryState.Site> state() {
    return sites.entrySet().stream().map(e -> e.getValue().state(e.getKey())).toList();
  }

  synchronized void restore(List<HistoryState.Site> state) {
    sites.clear();
    state.forEach(site -> sites.put(site.site(), SiteHealth.of(site)));
  }

  /** The state of every field of every site that was seen, by the site's name. */
  public synchronized Map<SiteId, List<Drift>> sites() {
    Map<SiteId, List<Drift>> states = new TreeMap<>();
    sites.forEach((site, health) -> states.put(site, health.drifts()));
    return states;
  }
}
