package io.haetae.core.watch;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A product that somebody must not buy, as a notice describes it.
 *
 * @param id the notice's own number, unique in its watch-list, such as {@code A12/01110/20}
 * @param source who published the notice, such as {@code eu-safety-gate}
 * @param name the product's name; empty text if the notice has none
 * @param brand the brand, if known
 * @param category the notice's own category, if given
 * @param hazard the risk in the notice's words, if given
 * @param description free text of the notice
 * @param models model numbers and type designations as written
 * @param gtins bar codes whose check digit is right
 * @param certificates KC and radio certificate numbers as written
 * @param skus the options that the notice concerns; empty means every option
 * @param listings the offers that the notice names
 * @param images where photographs of the product are, never fetched by the import
 * @param published when the notice was published, if known
 * @param reference the notice's page, if known
 */
public record WatchItem(
    String id,
    String source,
    String name,
    Optional<String> brand,
    Optional<String> category,
    Optional<String> hazard,
    String description,
    List<String> models,
    List<Gtin> gtins,
    List<String> certificates,
    List<String> skus,
    List<ListingId> listings,
    List<URI> images,
    Optional<LocalDate> published,
    Optional<URI> reference) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public WatchItem {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A watch item needs an id");
    }
    models = List.copyOf(models);
    gtins = List.copyOf(gtins);
    certificates = List.copyOf(certificates);
    skus = List.copyOf(skus);
    listings = List.copyOf(listings);
    images = List.copyOf(images);
  }

  /** A watch item known by its listings alone, as when somebody names a URL on the command line. */
  public static WatchItem ofListings(String id, String name, List<ListingId> listings) {
    return new WatchItem(
        id,
        "command-line",
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        listings,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
