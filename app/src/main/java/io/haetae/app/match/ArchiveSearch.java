package io.haetae.app.match;

import io.haetae.app.storage.CandidateTables;
import io.haetae.core.browse.Bytes;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.UnreadablePictureException;
import io.haetae.matching.index.ListingIndex;
import io.haetae.matching.text.Tokens;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds offers that an archive saw. */
public final class ArchiveSearch {
  /** Offers whose photographs are compared by their corners, the nearest by hash first. */
  private static final int COMPARED = 40;

  private final SeenOffers seen;
  private final PictureSource pictures;

  private ArchiveSearch(SeenOffers seen, PictureSource pictures) {
    this.seen = seen;
    this.pictures = pictures;
  }

  /**
   * A found offer.
   *
   * @param offer which
   * @param why why, in words
   */
  public record Hit(SeenOffer offer, String why) {}

  /**
   * Prepares a search.
   *
   * @param shelf the archive's bundles, open as long as is searched
   * @throws IOException if the archive cannot be listed
   */
  public static ArchiveSearch in(BundleShelf shelf, CandidateTables tables) throws IOException {
    return new ArchiveSearch(SeenOffers.in(shelf), new ArchivePictures(shelf, tables));
  }

  /** How many offers are searched. */
  public int size() {
    return seen.offers().size();
  }

  /**
   * Offers with like words, in any of the languages; first those whose own number, bar code,
   * designation or certificate the text is.
   *
   * @param most how many at most, 1 or more
   * @throws IOException if the index fails
   */
  public List<Hit> byText(String text, int most) throws IOException {
    Map<ListingId, Hit> hits = new LinkedHashMap<>();
    List<String> tokens = Tokens.of(text);
    for (SeenOffer offer : seen.offers().values()) {
      identified(offer, text.strip(), tokens)
          .ifPresent(why -> hits.put(offer.listing(), new Hit(offer, why)));
    }
    try (ListingIndex index = ListingIndex.inMemory()) {
      for (SeenOffer offer : seen.offers().values()) {
        index.put(offer.listing().toString(), offer.subject().wording());
      }
      index.commit();
      for (String id : index.like(Wording.ofTitle(text), most)) {
        SeenOffer offer = seen.offers().get(ListingId.parse(id));
        if (offer != null) {
          hits.putIfAbsent(offer.listing(), new Hit(offer, "like words"));
        }
      }
    }
    return hits.values().stream().limit(most).toList();
  }

  private static Optional<String> identified(SeenOffer offer, String text, List<String> tokens) {
    if (offer.listing().number().equals(text) || offer.listing().toString().equals(text)) {
      return Optional.of("its own number");
    }
    if (Gtin.parse(text).filter(offer.subject().gtins()::contains).isPresent()) {
      return Optional.of("equal GTIN");
    }
    if (offer.subject().certificates().contains(text)) {
      return Optional.of("equal certificate");
    }
    return tokens.size() == 1 && offer.subject().models().contains(tokens.getFirst())
        ? Optional.of("equal model")
        : Optional.empty();
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
    record Near(SeenOffer offer, int bits) {}
    List<Near> near = new ArrayList<>();
    for (SeenOffer offer : seen.offers().values()) {
      pictures.hashes(offer).stream()
          .mapToInt(hash -> bits(asked, hash))
          .min()
          .ifPresent(bits -> near.add(new Near(offer, bits)));
    }
    near.sort(Comparator.comparingInt(Near::bits));
    List<Hit> hits = new ArrayList<>();
    for (Near each : near.subList(0, Math.min(COMPARED, near.size()))) {
      if (hits.size() < most) {
        confirmed(asked, each.offer()).ifPresent(hits::add);
      }
    }
    return hits;
  }

  private static int bits(Photograph asked, Pdq hash) {
    return asked.hashes().stream().mapToInt(hash::distance).min().orElse(256);
  }

  private Optional<Hit> confirmed(Photograph asked, SeenOffer offer) throws IOException {
    for (OfferPicture picture : pictures.of(offer)) {
      Photograph.Shared shared = asked.compare(picture.photograph());
      if (shared.confirmed()) {
        String why =
            "photograph of one origin: %d of 256 bits differ, corners agree in %d places"
                .formatted(shared.bits(), shared.corners());
        return Optional.of(new Hit(offer, why));
      }
    }
    return Optional.empty();
  }
}
