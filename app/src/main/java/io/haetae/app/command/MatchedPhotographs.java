package io.haetae.app.command;

import io.haetae.app.match.OfferPicture;
import io.haetae.core.browse.Bytes;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.PictureMatch;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.Region;
import io.haetae.matching.image.SideBySide;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two photographs of two sides that have most in common.
 *
 * @param left the one's
 * @param right the other's
 * @param match how they stand to each other
 */
record MatchedPhotographs(OfferPicture left, OfferPicture right, PictureMatch match) {
  /** Compares every photograph of two sides; empty if one has none that may count. */
  static Optional<MatchedPhotographs> of(MatchSide left, MatchSide right, CommonPictures common) {
    return PictureMatch.best(
            OfferPicture.prepared(left.pictures()), OfferPicture.prepared(right.pictures()), common)
        .map(
            best ->
                new MatchedPhotographs(
                    left.pictures().get(best.left()), right.pictures().get(best.right()), best));
  }

  /** Both beside each other, what agrees framed, as a PNG. */
  Bytes drawn() throws IOException {
    return SideBySide.png(left.file(), right.file(), match.shared());
  }

  /** In words. */
  String text() {
    Photograph.Shared shared = match.shared();
    return "%s%n  %d of 256 bits of PDQ differ, %d of 64 of dHash; corners agree in %d places%s"
        .formatted(
            shared.confirmed() ? "SamePhotograph" : "NotConfirmed",
            shared.bits(),
            shared.differences(),
            shared.corners(),
            shared.confirmed() ? parts(shared) : "");
  }

  private static String parts(Photograph.Shared shared) {
    return shared
        .here()
        .flatMap(a -> shared.there().map(b -> part(a) + " of A is " + part(b)))
        .map(words -> String.format("%n  %s of B", words))
        .orElse("");
  }

  private static String part(Region region) {
    return String.format(
        Locale.ROOT,
        "x %.0f-%.0f %%, y %.0f-%.0f %%",
        100 * region.left(),
        100 * region.right(),
        100 * region.top(),
        100 * region.bottom());
  }

  /** As a JSON object. */
  ObjectNode json() {
    Photograph.Shared shared = match.shared();
    ObjectNode node =
        Json.object()
            .put("left", left.address())
            .put("right", right.address())
            .put("samePhotograph", shared.confirmed())
            .put("pdqBitsDiffering", shared.bits())
            .put("dHashBitsDiffering", shared.differences())
            .put("placesAgreeing", shared.corners());
    shared.here().ifPresent(region -> put(node.putObject("leftRegion"), region));
    shared.there().ifPresent(region -> put(node.putObject("rightRegion"), region));
    return node;
  }

  private static void put(ObjectNode node, Region region) {
    node.put("left", rounded(region.left()))
        .put("top", rounded(region.top()))
        .put("right", rounded(region.right()))
        .put("bottom", rounded(region.bottom()));
  }

  private static String rounded(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
