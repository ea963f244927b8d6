package io.haetae.matching;

import io.haetae.matching.image.Pdq;
import io.haetae.matching.text.Profile;
import io.haetae.matching.text.TextModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The stop-list: pictures that say nothing of a product, such as size charts, shipping banners and
 * shop logos, known by standing beside products that have nothing in common.
 *
 * @param hashes their hashes
 */
public record CommonPictures(List<Pdq> hashes) {
  /** No such picture. */
  public static final CommonPictures NONE = new CommonPictures(List.of());

  /** Offers of which each is unlike each other, at which a picture is held for common. */
  private static final int UNLIKE_OFFERS = 4;

  /** The same for a picture that mostly leads its offers, as the product's own does. */
  private static final int UNLIKE_OFFERS_LED = 8;

  private static final double UNLIKE = 0.05;

  /** Copies the list. */
  public CommonPictures {
    hashes = List.copyOf(hashes);
  }

  /**
   * A picture beside an offer.
   *
   * @param hash the picture's hash
   * @param leads whether it is the first of the offer's pictures
   * @param words the offer's words
   */
  public record Use(Pdq hash, boolean leads, Profile words) {}

  /**
   * Those among the pictures of many offers. Offers without a script in common are never held for
   * unlike, as their words cannot be compared.
   *
   * @param uses each picture of each offer once
   */
  public static CommonPictures among(List<Use> uses, TextModel model) {
    List<List<Use>> groups = new ArrayList<>();
    for (Use use : uses) {
      groups.stream()
          .filter(group -> group.getFirst().hash().same(use.hash()))
          .findFirst()
          .orElseGet(
              () -> {
                List<Use> group = new ArrayList<>();
                groups.add(group);
                return group;
              })
          .add(use);
    }
    return new CommonPictures(
        groups.stream()
            .filter(group -> common(group, model))
            .map(group -> group.getFirst().hash())
            .toList());
  }

  /** Whether a picture is one of them. */
  public boolean contains(Pdq hash) {
    return hashes.stream().anyMatch(hash::same);
  }

  /** These and more. */
  public CommonPictures and(CommonPictures others) {
    List<Pdq> all = new ArrayList<>(hashes);
    all.addAll(others.hashes);
    return new CommonPictures(all);
  }

  private static boolean common(List<Use> group, TextModel model) {
    boolean led = group.stream().filter(Use::leads).count() * 2 > group.size();
    int enough = led ? UNLIKE_OFFERS_LED : UNLIKE_OFFERS;
    if (group.size() < enough) {
      return false;
    }
    List<Profile> apart = new ArrayList<>();
    for (Use use : group) {
      if (apart.stream().allMatch(other -> unlike(use.words(), other, model))) {
        apart.add(use.words());
      }
      if (apart.size() >= enough) {
        return true;
      }
    }
    return false;
  }

  private static boolean unlike(Profile a, Profile b, TextModel model) {
    return a.sharesScript(b) && model.probability(a, b) <= UNLIKE;
  }
}
