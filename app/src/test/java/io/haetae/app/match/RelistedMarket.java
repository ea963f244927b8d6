package io.haetae.app.match;

import io.haetae.core.browse.Bytes;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.Subject;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.text.ProductWords;
import io.haetae.matching.text.Tokens;
import io.haetae.matching.text.Wording;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * A simulated site with forty watched products. Each is taken down and comes back, some of them
 * twice, under another number with an edited title and an edited photograph; beside each stand two
 * offers of other goods with the same words, one of the same brand.
 */
final class RelistedMarket implements PictureSource {
  private static final int PRODUCTS = 40;
  private static final int MOST_HITS = 30;
  private static final double WALLED = 0.05;
  private static final List<String> THINGS =
      List.of("heater", "stroller", "charger", "blanket", "helmet", "scooter", "kettle", "lamp");
  private static final List<String> SORTS =
      List.of("foldable electric", "portable mini", "wireless baby", "automatic wood", "child");
  private static final List<String> BRANDS =
      List.of("Volta", "Kiwano", "Brightex", "Moruna", "Tandiro", "Zelpa", "Orvik", "Famuro");

  private final Random random;
  private final List<WatchItem> items = new ArrayList<>();
  private final Map<ListingId, Offer> offers = new LinkedHashMap<>();
  private final List<Offer> relistings = new ArrayList<>();
  private final Map<ListingId, OfferPicture> pictures = new HashMap<>();

  /** How often each relisting's item was searched for by the same words since it stands. */
  private final Map<String, Integer> queries = new HashMap<>();

  private final Set<ListingId> listed = new HashSet<>();
  private final Set<ListingId> lookedAt = new HashSet<>();

  /**
   * An offer.
   *
   * @param item the product that it is, or empty text for other goods
   */
  record Offer(
      ListingId listing, String item, String title, String seller, Instant from, Instant until) {}

  RelistedMarket(long seed, Instant start, Instant end) throws IOException {
    random = new Random(seed);
    for (int i = 0; i < PRODUCTS; i++) {
      product(i, start, end);
    }
  }

  private void product(int i, Instant start, Instant end) throws IOException {
    String id = "A" + i;
    String brand = BRANDS.get(i % BRANDS.size());
    String words = SORTS.get(i % SORTS.size()) + " " + THINGS.get(i / SORTS.size());
    String model = "%c%c-%d".formatted('A' + i % 26, 'K' + i % 13, 1_000 + 37 * i);
    Bytes photograph = SealedOffers.picture(1_000L + i, 300);
    Instant gone = start.plus(Duration.ofDays(20 + random.nextInt(60)));
    Offer first = add(id, brand + " " + words + " " + model, "shop" + i, start, gone, photograph);
    items.add(
        new WatchItem(
            id,
            "made-up",
            words,
            Optional.of(brand),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(model),
            List.of(),
            List.of(),
            List.of(),
            List.of(first.listing()),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    add(
        "",
        BRANDS.get((i + 3) % BRANDS.size()) + " " + words + " QX-" + (5_000 + i),
        "other" + i,
        start,
        end,
        SealedOffers.picture(5_000L + i, 300));
    add(
        "",
        brand + " " + words + " " + model.replace("-", "-9"),
        "more" + i,
        start,
        end,
        SealedOffers.picture(9_000L + i, 300));
    Instant back = gone.plus(Duration.ofDays(3 + random.nextInt(60)));
    relist(id, brand, words, model, back, end, photograph);
    if (random.nextBoolean()) {
      relist(id, brand, words, model, back.plus(Duration.ofDays(90)), end, photograph);
    }
  }

  private void relist(
      String id,
      String brand,
      String words,
      String model,
      Instant from,
      Instant end,
      Bytes photograph)
      throws IOException {
    Offer offer =
        add(id, edited(brand, words, model), "new" + offers.size(), from, end, edited(photograph));
    relistings.add(offer);
  }

  private Offer add(
      String item, String title, String seller, Instant from, Instant until, Bytes photograph)
      throws IOException {
    ListingId listing = ListingId.parse("shop:" + (100_000 + 7 * offers.size()));
    Offer offer = new Offer(listing, item, title, seller, from, until);
    offers.put(listing, offer);
    pictures.put(listing, new OfferPicture("main", photograph, Photograph.of(photograph)));
    return offer;
  }

  /** In another order, without the brand, or in Korean; the designation stays in half of them. */
  private String edited(String brand, String words, String model) {
    List<String> parts = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
    Collections.shuffle(parts, random);
    String shuffled = String.join(" ", parts);
    String kept = random.nextBoolean() ? " " + model : "";
    return switch (random.nextInt(3)) {
      case 0 -> "2026 new " + shuffled + kept + " free shipping";
      case 1 -> ProductWords.in(Locale.KOREAN, words).orElseThrow() + kept + " 무료배송";
      default -> brand.toUpperCase(Locale.ROOT) + " " + shuffled + kept + " for home";
    };
  }

  /** Cut, mirrored, or with a border, and always compressed anew. */
  private Bytes edited(Bytes photograph) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(photograph.toArray()));
    int side = image.getWidth();
    int tenth = side / 10;
    int kind = random.nextInt(3);
    int size = kind == 0 ? side + 2 * tenth : kind == 1 ? side - tenth : side;
    BufferedImage edited = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = edited.createGraphics();
    switch (kind) {
      case 0 -> pen.drawImage(image, tenth, tenth, null);
      case 1 -> pen.drawImage(image, -tenth / 2, -tenth / 2, null);
      default -> pen.drawImage(image, side, 0, -side, side, null);
    }
    pen.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(edited, "jpg", file);
    return Bytes.copyOf(file.toByteArray());
  }

  List<WatchItem> items() {
    return items;
  }

  List<Offer> relistings() {
    return relistings;
  }

  boolean listed(Offer offer) {
    return listed.contains(offer.listing());
  }

  boolean sells(ListingId listing, String item) {
    Offer offer = offers.get(listing);
    return offer != null && offer.item().equals(item);
  }

  /**
   * A search that is made: the offers that stand and share a word, those with more of them first;
   * new ones are looked at. What is seen of a relisting after the second search by the same words
   * comes too late.
   */
  void search(WatchItem item, Query query, Instant at, int lookAt) {
    Set<String> words = words(query.words());
    List<Offer> standing =
        offers.values().stream()
            .filter(offer -> !offer.from().isAfter(at) && offer.until().isAfter(at))
            .toList();
    for (Offer offer : standing) {
      if (offer.item().equals(item.id()) && relistings.contains(offer)) {
        queries.merge(offer.listing() + " " + query.words(), 1, Integer::sum);
      }
    }
    if (random.nextDouble() < WALLED) {
      return;
    }
    List<Offer> hits =
        standing.stream()
            .filter(offer -> common(words, offer) > 0)
            .sorted(
                Comparator.comparingLong((Offer offer) -> common(words, offer))
                    .reversed()
                    .thenComparing(Offer::listing))
            .limit(MOST_HITS)
            .toList();
    int left = lookAt;
    for (Offer hit : hits) {
      boolean late =
          relistings.contains(hit)
              && queries.getOrDefault(hit.listing() + " " + query.words(), 0) > 2;
      if (!late) {
        listed.add(hit.listing());
        if (left > 0 && lookedAt.add(hit.listing())) {
          left--;
        }
      }
    }
  }

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+", -1)));
  }

  private static long common(Set<String> words, Offer offer) {
    Set<String> both = words(offer.title());
    both.retainAll(words);
    return both.size();
  }

  /** What the study has seen: the watched offers, and what searches listed and looked at. */
  SeenOffers seen() {
    Map<ListingId, SeenOffer> seen = new HashMap<>();
    Map<String, Set<ListingId>> watched = new HashMap<>();
    for (WatchItem item : items) {
      watched.put(item.id(), Set.copyOf(item.listings()));
      lookedAt.addAll(item.listings());
      listed.addAll(item.listings());
    }
    for (Offer offer : offers.values()) {
      if (listed.contains(offer.listing())) {
        seen.put(offer.listing(), seen(offer));
      }
    }
    return new SeenOffers(seen, watched, List.of(), List.of());
  }

  private SeenOffer seen(Offer offer) {
    List<String> models =
        lookedAt.contains(offer.listing())
            ? Tokens.of(offer.title()).stream().filter(Tokens::isModel).toList()
            : List.of();
    return new SeenOffer(
        offer.listing(),
        new Subject(
            Wording.ofTitle(offer.title()),
            Optional.empty(),
            List.of(offer.listing()),
            List.of(),
            models,
            List.of()),
        Optional.empty(),
        offer.from(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public List<OfferPicture> of(SeenOffer offer) {
    return lookedAt.contains(offer.listing())
        ? Optional.ofNullable(pictures.get(offer.listing())).stream().toList()
        : List.of();
  }

  @Override
  public List<Pdq> hashes(SeenOffer offer) {
    return of(offer).stream().map(picture -> picture.photograph().hash()).toList();
  }

  @Override
  public String text(SeenOffer offer) {
    return "";
  }
}
