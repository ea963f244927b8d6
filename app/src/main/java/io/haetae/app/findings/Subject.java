package io.haetae.app.findings;

import io.haetae.core.watch.ListingId;
import java.util.Comparator;

/**
 * A listing as the offer of a product.
 *
 * @param item the watch item, or the listing itself
 * @param listing the listing
 */
record Subject(String item, ListingId listing) implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::listing).thenComparing(Subject::item);

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
