package io.haetae.sites;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.declared.AdapterFile;
import io.haetae.sites.format.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The adapters of an installation.
 *
 * @param adapters one a site, in the order of the sites' names
 * @param faults what is wrong with the adapter files
 */
record Installed(List<SiteAdapter> adapters, List<Fault> faults) {
  Installed {
    adapters = List.copyOf(adapters);
    faults = List.copyOf(faults);
  }

  /**
   * Puts adapters together. A file of the user's takes the place of a shipped file of the same
   * site; apart from that a site has one adapter.
   */
  static Installed of(List<SiteAdapter> java, List<AdapterFile> shipped, List<AdapterFile> named) {
    List<Fault> faults = new ArrayList<>();
    Map<SiteId, SiteAdapter> bySite = new TreeMap<>();
    for (AdapterFile file : named) {
      faults.addAll(file.faults());
      file.adapter().ifPresent(adapter -> add(bySite, adapter, file, faults));
    }
    for (SiteAdapter adapter : java) {
      SiteAdapter before = bySite.putIfAbsent(adapter.site(), adapter);
      if (before != null) {
        faults.add(twice(before.site(), "the class path"));
      }
    }
    for (AdapterFile file : shipped) {
      faults.addAll(file.faults());
      file.adapter().ifPresent(adapter -> bySite.putIfAbsent(adapter.site(), adapter));
    }
    return new Installed(List.copyOf(bySite.values()), faults);
  }

  private static void add(
      Map<SiteId, SiteAdapter> bySite, SiteAdapter adapter, AdapterFile file, List<Fault> faults) {
    if (bySite.putIfAbsent(adapter.site(), adapter) != null) {
      faults.add(twice(adapter.site(), file.name()));
    }
  }

  private static Fault twice(SiteId site, String where) {
    return new Fault(
        where,
        0,
        0,
        "site",
        "another adapter file is for " + site + ", too",
        "take one of them away, or give it another site");
  }

  List<SiteAdapter> all() {
    if (!faults.isEmpty()) {
      throw new FaultyAdapterException(faults);
    }
    return adapters;
  }
}
