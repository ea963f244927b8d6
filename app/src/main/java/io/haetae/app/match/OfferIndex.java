package io.haetae.app.match;

import io.haetae.core.product.Seller;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.StoredBundle;
import io.haetae.matching.Subject;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.index.ListingIndex;
import io.haetae.matching.text.Wording;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index by which an archive's offers are searched. It lies in the archive's folder {@code
 * search}, holds nothing that the bundles do not, and may be deleted. Opening it reads the bundles
 * that came since; if one that it knows is gone, all are read again, so that it shows nothing that
 * the archive no longer has.
 */
final class OfferIndex implements AutoCloseable {
  static final String FOLDER = "search";

  private static final Logger LOG = LoggerFactory.getLogger(OfferIndex.class);

  /** To be changed with whatever an index holds, so that older ones are made again. */
  private static final String FORM = "form 1";

  private static final int BATCH = 1_000;

  private final BundleShelf shelf;
  private final PictureSource pictures;
  private final ListingIndex index;
  private final Map<String, Known> waiting = new HashMap<>();

  private OfferIndex(BundleShelf shelf, PictureSource pictures, ListingIndex index) {
    this.shelf = shelf;
    this.pictures = pictures;
    this.index = index;
  }

  /**
   * What the index shows of an offer.
   *
   * @param listing which
   * @param title its title
   * @param seller the seller's name, or number if it has none
   * @param firstSeen when it was first seen, UTC
   * @param bundle the bundle that shows it, from the archive's folder
   * @param page whether that is its own page, not a list
   */
  record Known(
      ListingId listing,
      String title,
      Optional<String> seller,
      Instant firstSeen,
      String bundle,
      boolean page) {}

  /**
   * Opens the index of an archive and brings it up to date. A bundle that cannot be read is named
   * in the log and left out.
   *
   * @throws IOException if another process has it open, or the archive or the index cannot be read
   */
  static OfferIndex of(BundleShelf shelf, PictureSource pictures) throws IOException {
    OfferIndex opened =
        new OfferIndex(shelf, pictures, ListingIndex.at(shelf.archive().resolve(FOLDER)));
    boolean updated = false;
    try {
      opened.update();
      updated = true;
      return opened;
    } finally {
      if (!updated) {
        opened.close();
      }
    }
  }

  private void update() throws IOException {
    Set<String> bundles = new HashSet<>(shelf.paths());
    Set<String> read = index.marks();
    if (!read.contains(FORM) || !bundles.containsAll(without(read, Set.of(FORM)))) {
      index.clear();
      index.mark(FORM);
      commit();
      read = Set.of();
    }
    int since = 0;
    for (String bundle : without(bundles, read).stream().sorted().toList()) {
      add(bundle);
      if (++since % BATCH == 0) {
        commit();
      }
    }
    commit();
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(some);
    return left;
  }

  private void commit() throws IOException {
    index.commit();
    waiting.clear();
  }

  private void add(String bundle) throws IOException {
    StoredBundle stored;
    try {
      stored = read(bundle);
    } catch (IOException unreadable) {
      LOG.error("The bundle {} cannot be read: {}", bundle, unreadable.getMessage());
      return;
    }
    for (SeenOffer offer : SeenOffers.shownBy(stored)) {
      Optional<Known> before = find(offer.listing());
      if (before.isEmpty()) {
        put(offer, bundle, offer.firstSeen());
      } else if (tellsMore(offer, before.get())) {
        merge(offer, bundle, before.get());
      }
    }
    index.mark(bundle);
  }

  private StoredBundle read(String bundle) throws IOException {
    try (BundleShelf.Loan loan = shelf.borrow(bundle)) {
      return StoredBundle.read(loan.root(), loan.folder());
    }
  }

  private static boolean tellsMore(SeenOffer offer, Known before) {
    return offer.firstSeen().isBefore(before.firstSeen())
        || (offer.page().isPresent() && !before.page());
  }

  private void merge(SeenOffer offer, String bundle, Known before) throws IOException {
    Instant first =
        offer.firstSeen().isBefore(before.firstSeen()) ? offer.firstSeen() : before.firstSeen();
    if (offer.page().isPresent()) {
      put(offer, bundle, first);
    } else {
      put(shown(before).orElse(offer), before.bundle(), first);
    }
  }

  private void put(SeenOffer offer, String bundle, Instant firstSeen) throws IOException {
    List<Pdq> hashes = pictures.hashes(offer);
    Known known =
        new Known(
            offer.listing(),
            offer.subject().wording().title(),
            offer.seller().flatMap(OfferIndex::name),
            firstSeen,
            bundle,
            offer.page().isPresent());
    String id = offer.listing().toString();
    index.put(
        new ListingIndex.Entry(
            id, offer.subject().wording(), names(offer), hashes, Json.canonical(json(known))));
    waiting.put(id, known);
  }

  private static Optional<String> name(Seller seller) {
    return seller.name().or(seller::id);
  }

  private static Set<String> names(SeenOffer offer) {
    Subject subject = offer.subject();
    Set<String> names = new HashSet<>();
    names.add(Name.NUMBER.of(offer.listing().number()));
    names.add(Name.NUMBER.of(offer.listing().toString()));
    subject.gtins().stream().map(Gtin::padded).map(Name.GTIN::of).forEach(names::add);
    subject.certificates().stream().map(Name.CERTIFICATE::of).forEach(names::add);
    subject.models().stream().map(Name.MODEL::of).forEach(names::add);
    return names;
  }

  /** A kind of name that an offer is found by exactly. */
  enum Name {
    NUMBER("its own number"),
    GTIN("equal GTIN"),
    CERTIFICATE("equal certificate"),
    MODEL("equal model");

    private final String words;

    Name(String words) {
      this.words = words;
    }

    /** Why an offer is found by it, in words. */
    String words() {
      return words;
    }

    private String of(String value) {
      return name() + " " + value;
    }
  }

  /** How many offers there are. */
  int size() throws IOException {
    return index.size();
  }

  /** Those with a name of a kind. */
  List<Known> named(Name kind, String value, int most) throws IOException {
    return known(index.named(kind.of(value), most));
  }

  /** Those with like words, the likest first. */
  List<Known> like(String text, int most) throws IOException {
    return known(index.like(Wording.ofTitle(text), most));
  }

  /** Those with the nearest photographs, however far. */
  List<Known> near(List<Pdq> ways, int most) throws IOException {
    return known(index.near(ways, Pdq.BITS, most));
  }

  /** The offer as its bundle shows it. */
  Optional<SeenOffer> shown(Known known) throws IOException {
    return SeenOffers.shownBy(read(known.bundle())).stream()
        .filter(offer -> offer.listing().equals(known.listing()))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  private List<Known> known(List<String> ids) throws IOException {
    List<Known> found = new ArrayList<>();
    for (String id : ids) {
      find(ListingId.parse(id)).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Known> find(ListingId listing) throws IOException {
    Known recent = waiting.get(listing.toString());
    if (recent != null) {
      return Optional.of(recent);
    }
    Optional<String> note = index.note(listing.toString());
    return note.isEmpty() ? Optional.empty() : Optional.of(known(listing, note.get()));
  }

  private static ObjectNode json(Known known) {
    ObjectNode node =
        Json.object()
            .put("title", known.title())
            .put("firstSeen", known.firstSeen().toString())
            .put("bundle", known.bundle())
            .put("page", known.page());
    Json.put(node, "seller", known.seller());
    return node;
  }

  private static Known known(ListingId listing, String note) throws IOException {
    JsonNode node = Json.parse(note, FOLDER);
    return new Known(
        listing,
        Json.text(node, "title"),
        Json.optionalText(node, "seller"),
        Instant.parse(Json.text(node, "firstSeen")),
        Json.text(node, "bundle"),
        node.path("page").asBoolean(false));
  }
}
