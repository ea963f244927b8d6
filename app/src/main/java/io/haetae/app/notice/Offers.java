package io.haetae.app.notice;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The offers of one watch item as they were seen last; takes observations as they ended. */
final class Offers {
  private final String item;
  private final Country country;
  private final Map<ListingId, ObservationRow> last = new TreeMap<>();

  Offers(String item, Country country) {
    this.item = item;
    this.country = country;
  }

  void take(ObservationRow row) {
    if (row.visit().purpose() == Purpose.TARGET
        && row.visit().watchItem().filter(item::equals).isPresent()
        && row.visit().lane().vantage().country().equals(country)
        && row.verdict().conclusive()) {
      last.put(row.visit().listing(), row);
    }
  }

  /** Those that could be ordered at the last look that told anything, by site. */
  Map<String, List<ObservationRow>> onSale() {
    Map<String, List<ObservationRow>> sites = new TreeMap<>();
    last.forEach(
        (listing, row) -> {
          if (row.verdict() instanceof Verdict.Orderable) {
            sites.computeIfAbsent(listing.site().value(), first -> new ArrayList<>()).add(row);
          }
        });
    return sites;
  }
}
