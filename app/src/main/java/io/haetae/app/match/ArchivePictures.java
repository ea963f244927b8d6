package io.haetae.app.match;

import io.haetae.app.storage.CandidateTables;
import io.haetae.core.browse.Capture;
import io.haetae.evidence.BundleReader;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.image.Pdq;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The photographs sealed in an archive's bundles. Their hashes are kept in its database, as opening
 * a bundle takes a tenth of a second. Not thread-safe.
 */
final class ArchivePictures implements PictureSource {
  /** Offers whose photographs are kept at hand; each takes some megabytes. */
  private static final int AT_HAND = 60;

  private final BundleShelf shelf;
  private final CandidateTables tables;
  private final Map<String, List<OfferPicture>> loaded = new HashMap<>();
  private final Deque<String> order = new ArrayDeque<>();

  ArchivePictures(BundleShelf shelf, CandidateTables tables) {
    this.shelf = shelf;
    this.tables = tables;
  }

  @Override
  public List<OfferPicture> of(SeenOffer offer) throws IOException {
    if (offer.page().isEmpty()) {
      return List.of();
    }
    SeenOffer.Page page = offer.page().get();
    List<OfferPicture> known = loaded.get(page.captureId());
    if (known != null) {
      return known;
    }
    List<OfferPicture> pictures = load(page);
    loaded.put(page.captureId(), pictures);
    order.add(page.captureId());
    if (order.size() > AT_HAND) {
      loaded.remove(order.remove());
    }
    return pictures;
  }

  @Override
  public List<Pdq> hashes(SeenOffer offer) throws IOException {
    if (offer.page().isEmpty()) {
      return List.of();
    }
    String capture = offer.page().get().captureId();
    Optional<List<Pdq>> kept = tables.pictures(capture);
    if (kept.isPresent()) {
      return kept.get();
    }
    List<Pdq> hashes = of(offer).stream().map(picture -> picture.photograph().hash()).toList();
    tables.pictures(capture, hashes);
    return hashes;
  }

  private List<OfferPicture> load(SeenOffer.Page page) throws IOException {
    try (BundleShelf.Loan loan = shelf.borrow(page.bundle());
        BundleReader bundle = BundleReader.open(loan.folder())) {
      Capture capture = bundle.capture();
      return OfferPictures.in(capture, page.product());
    }
  }
}
