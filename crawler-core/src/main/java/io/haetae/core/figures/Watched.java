package io.haetae.core.figures;

import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

  Watched(Looks all, Country country, Instant asOf) {
    LookColumns columns = all.columns();
    columns
        .targets(country, asOf, all.size())
        .forEach((subject, rows) -> looks.put(subject, rows.of(columns::look)));
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
    return since(looks.getOrDefault(subject, List.of()), look -> !look.at().isBefore(from));
  }

  /** The last of some looks, oldest first, that all have this. */
  static List<Look> since(List<Look> looks, Predicate<Look> late) {
    return looks.reversed().stream().takeWhile(late).toList().reversed();
  }
}
