package io.haetae.app.match;

import io.haetae.app.match.OfferIndex.Known;
import io.haetae.app.match.OfferIndex.Name;
import io.haetae.app.storage.CandidateTables;
import io.haetae.core.browse.Bytes;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.UnreadablePictureException;
import io.haetae.matching.text.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds offers that an archive saw, in an index that is kept in the archive. */
public final class ArchiveSearch implements AutoCloseable {
  /** Offers whose photographs are compared by their corners, the nearest by hash first. */
  private static final int COMPARED = 40;

  private final OfferIndex offers;
  private final PictureSource pictures;

  private ArchiveSearch(OfferIndex offers, PictureSource pictures) {
    this.offers = offers;
    this.pictures = pictures;
  }

  /**
   * A found offer.
   *
   * @param listing which
   * @param title its title
   * @param seller the seller's name, or number if it has none
   * @param firstSeen when it was first seen, UTC
   * @param bundle the bundle with its page, from the archive's folder; empty if it was only seen in
   *     a list
   * @param why why it is found, in words
   */
  public record Hit(
      ListingId listing,
      String title,
      Optional<String> seller,
      Instant firstSeen,
      Optional<String> bundle,
      String why) {}

  /**
   * Prepares a search: reads the bundles that came since the last one into the archive's index.
   *
   * @param shelf the archive's bundles, open as long as is searched
   * @throws IOException if another search has the index open, or the archive cannot be listed
   */
  public static ArchiveSearch in(BundleShelf shelf, CandidateTables tables) throws IOException {
    PictureSource pictures = new ArchivePictures(shelf, tables, Optional.empty());
    return new ArchiveSearch(OfferIndex.of(shelf, pictures), pictures);
  }

  /** How many offers are searched. */
  public int size() throws IOException {
    return offers.size();
  }

  /**
   * Offers with like words, in any of the languages; first those whose own number, bar code,
   * designation or certificate the text is.
   *
   * @param most how many at most, 1 or more
   * @throws IOException if the index fails
   */
  public List<Hit> byText(String text, int most) throws IOException {
    String asked = text.strip();
    Map<ListingId, Hit> hits = new LinkedHashMap<>();
    add(hits, offers.named(Name.NUMBER, asked, most), Name.NUMBER.words());
    Optional<Gtin> gtin = Gtin.parse(asked);
    if (gtin.isPresent()) {
      add(hits, offers.named(Name.GTIN, gtin.get().padded(), most), Name.GTIN.words());
    }
    add(hits, offers.named(Name.CERTIFICATE, asked, most), Name.CERTIFICATE.words());
    List<String> tokens = Tokens.of(asked);
    if (tokens.size() == 1) {
      add(hits, offers.named(Name.MODEL, tokens.getFirst(), most), Name.MODEL.words());
    }
    add(hits, offers.like(asked, most), "like words");
    return hits.values().stream().limit(most).toList();
  }

  private static void add(Map<ListingId, Hit> hits, List<Known> found, String why) {
    found.forEach(offer -> hits.putIfAbsent(offer.listing(), hit(offer, why)));
  }

  private static Hit hit(Known offer, String why) {
    return new Hit(
        offer.listing(),
        offer.title(),
        offer.seller(),
        offer.firstSeen(),
        offer.page() ? Optional.of(offer.bundle()) : Optional.empty(),
        why);
  }

  /**
   * Offers with a photograph of one origin. Corners are compared for the forty offers that are
   * nearest by their hashes.
   *
   * @param most how many at most, 1 or more
   * @throws UnreadablePictureException if the file is no picture
   * @throws IOException if a bundle cannot be read
   */
  public List<Hit> byPicture(Bytes file, int most) throws IOException {
    Photograph asked = Photograph.of(file);
    List<Hit> hits = new ArrayList<>();
    for (Known near : offers.near(asked.hashes(), COMPARED)) {
      if (hits.size() < most) {
        confirmed(asked, near).ifPresent(hits::add);
      }
    }
    return hits;
  }

  private Optional<Hit> confirmed(Photograph asked, Known near) throws IOException {
    Optional<SeenOffer> offer = offers.shown(near);
    if (offer.isEmpty()) {
      return Optional.empty();
    }
    for (OfferPicture picture : pictures.of(offer.get())) {
      Photograph.Shared shared = asked.compare(picture.photograph());
      if (shared.confirmed()) {
        return Optional.of(
            hit(
                near,
                "photograph of one origin: %d of 256 bits differ, corners agree in %d places"
                    .formatted(shared.bits(), shared.corners())));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    offers.close();
  }
}
