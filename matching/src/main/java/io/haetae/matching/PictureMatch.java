package io.haetae.matching;

import io.haetae.matching.image.Photograph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two photographs of two offers: of one origin, or else those that have most in common.
 *
 * @param left which of the one's photographs, counted from 0
 * @param right which of the other's
 * @param shared what they have in common
 */
public record PictureMatch(int left, int right, Photograph.Shared shared) {
  private static final Comparator<PictureMatch> BEST =
      Comparator.comparingInt((PictureMatch match) -> match.shared().corners())
          .thenComparingInt(match -> -match.shared().bits());

  /**
   * The first pair that is confirmed, or else the best of all; empty if one side has no photograph
   * that may count.
   *
   * @param common pictures that never count
   */
  public static Optional<PictureMatch> best(
      List<Photograph> left, List<Photograph> right, CommonPictures common) {
    List<Integer> here = telling(left, common);
    List<Integer> there = telling(right, common);
    List<PictureMatch> all = new ArrayList<>();
    for (int i : here) {
      for (int j : there) {
        PictureMatch match = new PictureMatch(i, j, left.get(i).compare(right.get(j)));
        // Corners take time, and one photograph of one origin is enough.
        if (match.shared().confirmed()) {
          return Optional.of(match);
        }
        all.add(match);
      }
    }
    return all.stream().max(BEST);
  }

  private static List<Integer> telling(List<Photograph> all, CommonPictures common) {
    List<Integer> telling = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!common.contains(all.get(i).hash())) {
        telling.add(i);
      }
    }
    return telling;
  }

  /** The reason that it is, as a person reads it. */
  Reason reason() {
    return new Reason(
        Reason.Kind.PHOTOGRAPH,
        shared.confirmed(),
        shared.confirmed()
            ? ("photograph %d and photograph %d are of one origin"
                    + " (%d of 256 bits differ, corners agree in %d places)")
                .formatted(left + 1, right + 1, shared.bits(), shared.corners())
            : "no photograph is confirmed to be of one origin");
  }
}
