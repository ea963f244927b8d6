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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The photographs sealed in an archive's bundles. Their hashes are kept in its database, as opening
 * a bundle takes a tenth of a second. Not thread-safe.
 */
final class ArchivePictures implements PictureSource {
  /** Offers whose photographs are kept at hand; each takes some megabytes. */
  private static final int AT_HAND = 60;

  /** Of an offer's photographs, those that are read, which takes seconds each. */
  private static final int READ = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ArchivePictures.class);

  private final BundleShelf shelf;
  private final CandidateTables tables;
  private final Map<String, List<OfferPicture>> loaded = new HashMap<>();
  private final Deque<String> order = new ArrayDeque<>();
  private final Optional<Tesseract> reader;
  private final Map<String, String> texts = new HashMap<>();

  ArchivePictures(BundleShelf shelf, CandidateTables tables, Optional<Tesseract> reader) {
    this.shelf = shelf;
    this.tables = tables;
    this.reader = reader;
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

  @Override
  public String text(SeenOffer offer) throws IOException {
    if (reader.isEmpty() || offer.page().isEmpty()) {
      return "";
    }
    String capture = offer.page().get().captureId();
    String known = texts.get(capture);
    if (known == null) {
      known = read(of(offer), reader.get());
      texts.put(capture, known);
    }
    return known;
  }

  /** One picture that the program fails on leaves the others. */
  private static String read(List<OfferPicture> pictures, Tesseract reader) {
    StringBuilder text = new StringBuilder();
    for (OfferPicture picture : pictures.subList(0, Math.min(READ, pictures.size()))) {
      try {
        text.append(reader.read(picture.file())).append('\n');
      } catch (IOException unread) {
        LOG.warn("The text of {} is not read: {}", picture.address(), unread.getMessage());
      }
    }
    return text.toString();
  }

  private List<OfferPicture> load(SeenOffer.Page page) throws IOException {
    try (BundleShelf.Loan loan = shelf.borrow(page.bundle());
        BundleReader bundle = BundleReader.open(loan.folder())) {
      Capture capture = bundle.capture();
      return OfferPictures.in(capture, page.product());
    }
  }
}
