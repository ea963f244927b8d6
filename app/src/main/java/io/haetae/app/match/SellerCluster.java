package io.haetae.app.match;

import io.haetae.matching.image.Pdq;
import io.haetae.matching.index.PictureIndex;
import io.haetae.matching.text.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shops that may be one seller, as their offers share photographs or titles. It is a lead for a
 * person, no finding: many shops take photographs and titles from one maker.
 *
 * @param shops the shops, two or more, each as {@code site:number}
 * @param reasons what they share, in words
 */
public record SellerCluster(Set<String> shops, Set<String> reasons) {
  /** Shorter titles are alike by chance. */
  private static final int FEWEST_WORDS = 4;

  private static final int SAME = 31;
  private static final int MOST = 1_000;

  /** Copies the sets. */
  public SellerCluster {
    shops = Collections.unmodifiableSet(new TreeSet<>(shops));
    reasons = Collections.unmodifiableSet(new LinkedHashSet<>(reasons));
  }

  /**
   * The clusters among an archive's offers.
   *
   * @param search knows which photographs count
   */
  static List<SellerCluster> among(SeenOffers seen, CandidateSearch search) {
    Links links = new Links();
    Map<Set<String>, String> titles = new HashMap<>();
    PictureIndex<String> pictures = new PictureIndex<>();
    for (SeenOffer offer : seen.offers().values()) {
      if (offer.shop().isEmpty()) {
        continue;
      }
      String shop = offer.shop().get();
      Set<String> words = new HashSet<>(Tokens.of(offer.subject().wording().title()));
      if (words.size() >= FEWEST_WORDS) {
        String other = titles.putIfAbsent(words, shop);
        if (other != null) {
          links.join(other, shop, "title \"" + offer.subject().wording().title() + "\"");
        }
      }
      for (Pdq hash : search.telling(offer.listing())) {
        pictures
            .near(List.of(hash), SAME, MOST)
            .forEach(other -> links.join(other, shop, "a photograph of " + offer.listing()));
        pictures.put(shop, hash);
      }
    }
    return links.clusters();
  }

  /** Shops joined step by step. */
  private static final class Links {
    private final Map<String, String> parents = new TreeMap<>();
    private final List<List<String>> joined = new ArrayList<>();

    void join(String one, String other, String reason) {
      if (!one.equals(other)) {
        parents.put(root(one), root(other));
        joined.add(List.of(one, other, reason));
      }
    }

    private String root(String shop) {
      String at = shop;
      String above = parents.getOrDefault(at, at);
      while (!above.equals(at)) {
        at = above;
        above = parents.getOrDefault(at, at);
      }
      return at;
    }

    List<SellerCluster> clusters() {
      Map<String, Set<String>> shops = new TreeMap<>();
      Map<String, Set<String>> reasons = new TreeMap<>();
      for (List<String> link : joined) {
        String root = root(link.getFirst());
        shops.computeIfAbsent(root, key -> new TreeSet<>()).addAll(link.subList(0, 2));
        reasons.computeIfAbsent(root, key -> new LinkedHashSet<>()).add(link.getLast());
      }
      return shops.entrySet().stream()
          .map(
              entry ->
                  new SellerCluster(
                      entry.getValue(), reasons.getOrDefault(entry.getKey(), Set.of())))
          .toList();
    }
  }
}
