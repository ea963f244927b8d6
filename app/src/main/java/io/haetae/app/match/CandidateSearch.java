package io.haetae.app.match;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.Grade;
import io.haetae.matching.Grader;
import io.haetae.matching.ImageText;
import io.haetae.matching.PictureMatch;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.index.ListingIndex;
import io.haetae.matching.index.PictureIndex;
import io.haetae.matching.text.Profile;
import io.haetae.matching.text.TextModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the offers of an archive that may be watched products again: those with like words, with an
 * equal identifier or with a like photograph are compared with each watched offer and with the
 * notice, and the likest comparison counts. What is graded different is left out.
 */
final class CandidateSearch {
  /** Offers with like words that are compared with each watched offer. */
  private static final int LIKE = 20;

  /** Of them, those whose photographs are compared by their corners, which takes time. */
  private static final int PICTURED = 8;

  /** Of an offer's photographs. */
  private static final int MOST_PICTURES = 3;

  /** PDQ hashes so near are compared by their corners; docs/matching.md has the measurement. */
  private static final int NEAR = 63;

  private final SeenOffers seen;
  private final PictureSource pictures;
  private final CommonPictures common;
  private final Set<Reason.Kind> accepted;
  private final Grader grader;
  private final Map<String, Set<ListingId>> identified = new HashMap<>();
  private final PictureIndex<ListingId> photographs = new PictureIndex<>();
  private final Map<ListingId, List<Pdq>> hashes = new TreeMap<>();

  /**
   * Prepares a search.
   *
   * @param stopList pictures that never count, besides those that are found to be common
   * @param accepted the identifiers that are accepted without a person's look if they are equal and
   *     nothing contradicts
   */
  CandidateSearch(
      SeenOffers seen,
      PictureSource pictures,
      TextModel model,
      CommonPictures stopList,
      Set<Reason.Kind> accepted)
      throws IOException {
    this.seen = seen;
    this.pictures = pictures;
    this.accepted = Set.copyOf(accepted);
    this.grader = new Grader(model);
    List<CommonPictures.Use> uses = new ArrayList<>();
    for (SeenOffer offer : seen.offers().values()) {
      List<Pdq> own = pictures.hashes(offer);
      hashes.put(offer.listing(), own);
      Profile words = new Profile(offer.subject().wording());
      for (int i = 0; i < own.size(); i++) {
        uses.add(new CommonPictures.Use(own.get(i), i == 0, words));
      }
      identifiers(offer.subject())
          .forEach(
              name -> identified.computeIfAbsent(name, n -> new TreeSet<>()).add(offer.listing()));
    }
    common = stopList.and(CommonPictures.among(uses, model));
    for (ListingId listing : hashes.keySet()) {
      telling(listing).forEach(hash -> photographs.put(listing, hash));
    }
  }

  /** The pictures that do not count. */
  CommonPictures common() {
    return common;
  }

  /** The hashes of an offer's photographs that count. */
  List<Pdq> telling(ListingId listing) {
    return hashes.getOrDefault(listing, List.of()).stream()
        .filter(hash -> !common.contains(hash))
        .toList();
  }

  /**
   * The candidates of every watch item that was visited, by item, the likest first.
   *
   * @param items what the notices say, as far as it is known
   */
  List<Candidate> find(List<WatchItem> items) throws IOException {
    Map<String, WatchItem> notices = new HashMap<>();
    items.forEach(item -> notices.put(item.id(), item));
    Set<String> ids = new TreeSet<>(seen.watched().keySet());
    ids.addAll(notices.keySet());
    List<Candidate> found = new ArrayList<>();
    try (ListingIndex index = ListingIndex.inMemory()) {
      for (SeenOffer offer : seen.offers().values()) {
        index.put(new ListingIndex.Entry(offer.listing().toString(), offer.subject().wording()));
      }
      index.commit();
      for (String id : ids) {
        found.addAll(find(id, Optional.ofNullable(notices.get(id)), index));
      }
    }
    return found;
  }

  private List<Candidate> find(String id, Optional<WatchItem> notice, ListingIndex index)
      throws IOException {
    Set<ListingId> own = new TreeSet<>(seen.watched().getOrDefault(id, Set.of()));
    List<Candidate.Reference> references = new ArrayList<>();
    notice.ifPresent(
        item -> references.add(new Candidate.Reference(Subject.of(item), Optional.empty())));
    for (ListingId listing : own) {
      Optional.ofNullable(seen.offers().get(listing))
          .ifPresent(
              offer ->
                  references.add(new Candidate.Reference(offer.subject(), Optional.of(offer))));
    }
    notice.ifPresent(item -> own.addAll(item.listings()));
    Standings standings = new Standings(seen, id);
    Map<ListingId, Candidate> best = new HashMap<>();
    for (Candidate.Reference reference : references) {
      int rank = 0;
      for (ListingId listing : retrieved(reference, index, own.size())) {
        SeenOffer offer = seen.offers().get(listing);
        if (offer != null && !own.contains(listing)) {
          Candidate candidate = compared(id, reference, offer, rank++ < PICTURED, standings);
          best.merge(listing, candidate, (a, b) -> a.sameness() >= b.sameness() ? a : b);
        }
      }
    }
    return best.values().stream()
        .filter(candidate -> !(candidate.grade() instanceof Grade.Different))
        .sorted(
            Comparator.comparingDouble(Candidate::sameness)
                .reversed()
                .thenComparing(candidate -> candidate.offer().listing()))
        .toList();
  }

  /** Those with equal identifiers and like photographs first, as their photographs are compared. */
  private Set<ListingId> retrieved(Candidate.Reference reference, ListingIndex index, int own)
      throws IOException {
    Set<ListingId> retrieved = new LinkedHashSet<>();
    identifiers(reference.subject())
        .forEach(name -> retrieved.addAll(identified.getOrDefault(name, Set.of())));
    if (reference.offer().isPresent()) {
      retrieved.addAll(pictured(reference.offer().get()));
    }
    index.like(reference.subject().wording(), LIKE + own).stream()
        .map(ListingId::parse)
        .forEach(retrieved::add);
    return retrieved;
  }

  private List<ListingId> pictured(SeenOffer offer) throws IOException {
    List<Pdq> ways = new ArrayList<>();
    for (OfferPicture picture : pictures.of(offer)) {
      if (!common.contains(picture.photograph().hash())) {
        ways.addAll(picture.photograph().hashes());
      }
    }
    return photographs.near(ways, NEAR, LIKE);
  }

  private Candidate compared(
      String item,
      Candidate.Reference reference,
      SeenOffer offer,
      boolean withPictures,
      Standings standings)
      throws IOException {
    Optional<PictureMatch> match = Optional.empty();
    if (withPictures && reference.offer().isPresent()) {
      match =
          PictureMatch.best(
              OfferPicture.prepared(first(pictures.of(reference.offer().get()))),
              OfferPicture.prepared(first(pictures.of(offer))),
              common);
    }
    Grade grade = grader.grade(reference.subject(), offer.subject(), match);
    Grade led = withPictures ? Grader.led(grade, leads(reference, offer)) : grade;
    return new Candidate(
        item, offer, reference, led, match, standings.of(offer), acceptedBy(grade));
  }

  /** What one side states and a machine reads in the other's photographs. */
  private List<Reason> leads(Candidate.Reference reference, SeenOffer offer) throws IOException {
    List<Reason> leads =
        new ArrayList<>(new ImageText(pictures.text(offer)).stated(reference.subject()));
    if (reference.offer().isPresent()) {
      ImageText watched = new ImageText(pictures.text(reference.offer().get()));
      leads.addAll(watched.stated(offer.subject()));
    }
    return leads;
  }

  private static List<OfferPicture> first(List<OfferPicture> all) {
    return all.subList(0, Math.min(MOST_PICTURES, all.size()));
  }

  /** Only where nothing made the grader doubt what the identifier says. */
  private Optional<Reason.Kind> acceptedBy(Grade grade) {
    return grade instanceof Grade.SameItem same
        ? same.reasons().stream()
            .filter(Reason::supports)
            .map(Reason::kind)
            .filter(accepted::contains)
            .findFirst()
        : Optional.empty();
  }

  private static Stream<String> identifiers(Subject subject) {
    return Stream.of(
            subject.gtins().stream().map(Gtin::padded).map("gtin "::concat),
            subject.models().stream().map("model "::concat),
            subject.certificates().stream().map("certificate "::concat))
        .flatMap(names -> names);
  }
}
