package io.haetae.core.figures;

import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The looks at each watched listing from one country up to a moment, oldest first. */
final class Watched {
  /**
   * A listing as the offer of a product; the same listing may be watched for two products.
   *
   * @param product the watch item, or the listing itself
   * @param listing the listing
   */
  record Subject(String product, ListingId listing) {
    static final Comparator<Subject> BY_LISTING =
        Comparator.comparing(Subject::listing).thenComparing(Subject::product);
  }

  private final Map<Subject, List<Look>> looks = new LinkedHashMap<>();

  Watched(List<Look> all, Country country, Instant asOf) {
    Map<Subject, Rows> rows = new LinkedHashMap<>();
    for (int row = 0; row < all.size(); row++) {
      Look look = all.get(row);
      boolean counts =
          look.purpose() == Purpose.TARGET
              && look.country().equals(country)
              && !look.at().isAfter(asOf);
      if (counts) {
        rows.computeIfAbsent(new Subject(look.product(), look.listing()), first -> new Rows())
            .add(row);
      }
    }
    Comparator<Look> byTime = Comparator.comparing(Look::at);
    rows.forEach((subject, each) -> looks.put(subject, each.sorted(all::get, byTime).of(all::get)));
  }

  Map<Subject, List<Look>> looks() {
    return looks;
  }

  List<Look> of(String product, ListingId listing) {
    return looks.getOrDefault(new Subject(product, listing), List.of());
  }

  /** The seller that a listing named last, with its site; empty if it never named one. */
  Optional<String> seller(Subject subject) {
    return looks.getOrDefault(subject, List.of()).reversed().stream()
        .flatMap(look -> look.seller().stream())
        .findFirst()
        .map(seller -> subject.listing().site() + "/" + seller);
  }

  /** The looks at a listing from a moment on. */
  List<Look> since(Subject subject, Instant from) {
    return looks.getOrDefault(subject, List.of()).stream()
        .filter(look -> !look.at().isBefore(from))
        .toList();
  }
}
