package io.haetae.app.match;

import io.haetae.core.evidence.Facts;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.History;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.StoredBundle;
import io.haetae.matching.Subject;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every offer that an archive's bundles show, and what became of the watched ones.
 *
 * @param offers by listing, in its order
 * @param watched the listings that were visited for each watch item
 * @param events every change of a listing, those that an alarm may still void among them
 * @param searches every list of offers that was looked at
 */
public record SeenOffers(
    Map<ListingId, SeenOffer> offers,
    Map<String, Set<ListingId>> watched,
    List<Event> events,
    List<Search> searches) {
  private static final Logger LOG = LoggerFactory.getLogger(SeenOffers.class);

  /** Copies the collections. */
  public SeenOffers {
    offers = Collections.unmodifiableMap(new TreeMap<>(offers));
    watched = Map.copyOf(watched);
    events = List.copyOf(events);
    searches = List.copyOf(searches);
  }

  /**
   * A look at a list of offers.
   *
   * @param site where
   * @param item the watch item that it was made for, if for one
   * @param at when, UTC
   * @param query what was searched for, if anything was
   */
  public record Search(SiteId site, Optional<String> item, Instant at, Optional<String> query) {}

  /**
   * Reads them. A bundle that cannot be read is named in the log and left out.
   *
   * @throws IOException if the archive cannot be listed
   */
  public static SeenOffers in(BundleShelf shelf) throws IOException {
    List<StoredBundle> bundles = new ArrayList<>();
    for (String bundle : shelf.paths()) {
      try (BundleShelf.Loan loan = shelf.borrow(bundle)) {
        bundles.add(StoredBundle.read(loan.root(), loan.folder()));
      } catch (IOException unreadable) {
        LOG.error("The bundle {} cannot be read: {}", bundle, unreadable.getMessage());
      }
    }
    bundles.sort(Comparator.comparing(StoredBundle::closedAt));
    Map<ListingId, SeenOffer> offers = new TreeMap<>();
    Map<String, Set<ListingId>> watched = new TreeMap<>();
    List<Search> searches = new ArrayList<>();
    History history = new History(ScheduleRule.standard().confirmAfter());
    for (StoredBundle bundle : bundles) {
      history.add(observation(bundle));
      shownBy(bundle).forEach(offer -> offers.merge(offer.listing(), offer, SeenOffer::and));
      Facts facts = bundle.facts();
      if (answered(facts)) {
        searches.add(
            new Search(
                facts.reading().site(),
                facts.visit().watchItem(),
                bundle.openedAt(),
                facts.visit().query().map(Query::words)));
      }
      if (facts.visit().purpose() == Purpose.TARGET) {
        facts
            .visit()
            .watchItem()
            .ifPresent(
                item ->
                    watched
                        .computeIfAbsent(item, id -> new TreeSet<>())
                        .add(facts.visit().listing()));
      }
    }
    List<Event> events = new ArrayList<>(history.events());
    events.addAll(history.provisional());
    return new SeenOffers(offers, watched, events, searches);
  }

  /** When a listing was first found gone after it stood; empty if it never was. */
  Optional<Instant> gone(ListingId listing) {
    return events.stream()
        .filter(e -> e.listing().equals(listing) && e.kind() == EventKind.TAKEN_DOWN)
        .map(Event::by)
        .min(Comparator.naturalOrder());
  }

  /** A wall is no list, whatever else the page shows. */
  private static boolean answered(Facts facts) {
    return facts.visit().query().isPresent()
        ? facts.verdict() instanceof Verdict.Searched
        : facts.reading().page() == PageKind.SEARCH;
  }

  private static Observation observation(StoredBundle bundle) {
    return Observation.of(
        bundle.facts(), bundle.openedAt(), bundle.closedAt(), Optional.of(bundle.ref()));
  }

  /** The offers that a bundle shows: its page's own, and those of its list. */
  static List<SeenOffer> shownBy(StoredBundle bundle) {
    Facts facts = bundle.facts();
    List<SeenOffer> seen = new ArrayList<>();
    facts.reading().product().map(product -> page(bundle, facts, product)).ifPresent(seen::add);
    List<SearchHit> hits = facts.reading().results();
    for (int i = 0; i < hits.size(); i++) {
      seen.add(hit(bundle, hits.get(i), i + 1));
    }
    return seen;
  }

  private static SeenOffer page(StoredBundle bundle, Facts facts, Product product) {
    ListingId listing = facts.reading().listing().orElse(facts.visit().listing());
    return new SeenOffer(
        listing,
        Subject.of(product, Optional.of(listing)),
        product.seller().map(Found::value),
        bundle.openedAt(),
        Optional.empty(),
        Optional.of(new SeenOffer.Page(bundle.ref().captureId(), bundle.ref().path(), product)));
  }

  private static SeenOffer hit(StoredBundle bundle, SearchHit hit, int rank) {
    Wording wording = new Wording(hit.title().orElse(""), "", "", hit.price().map(Money::amount));
    Subject subject =
        new Subject(
            wording,
            hit.price().flatMap(Money::currency),
            List.of(hit.listing()),
            List.of(),
            List.of(),
            List.of());
    return new SeenOffer(
        hit.listing(),
        subject,
        hit.sellerId().map(id -> new Seller(Optional.of(id), Optional.empty())),
        bundle.openedAt(),
        hit.listedOn(),
        bundle.facts().visit().query().stream()
            .map(query -> new SeenOffer.FoundBy(query.words(), rank, bundle.facts().visit().id()))
            .toList(),
        Optional.empty());
  }
}
