package io.haetae.core.product;

import io.haetae.core.watch.Country;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a page tells of an offer beside what a buyer needs to order it, and where its lists stand. A
 * value that the page does not give is absent, never guessed.
 *
 * @param categories the path of categories, the widest first; as the page lists it
 * @param priceText the price now in the page's own writing, such as {@code US $0.43 - 1.33}
 * @param listPriceText the struck-out price in the page's own writing
 * @param listedOn when the page says that the offer was first listed
 * @param sold how often it was sold
 * @param deliversTo the countries that the page says it delivers to, each once; not a list of all
 *     unless the page's is
 * @param places where the lists of the product begin
 */
public record Particulars(
    List<Found<Category>> categories,
    Optional<Found<String>> priceText,
    Optional<Found<String>> listPriceText,
    Optional<Found<LocalDate>> listedOn,
    Optional<Found<Sold>> sold,
    List<Found<Country>> deliversTo,
    Places places) {
  /** Nothing is known. */
  public static final Particulars NONE =
      new Particulars(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Places.UNKNOWN);

  /** Copies the lists. */
  public Particulars {
    categories = List.copyOf(categories);
    deliversTo = List.copyOf(deliversTo);
  }
}
