package io.haetae.app.match;

import io.haetae.core.browse.Bytes;
import io.haetae.matching.image.Photograph;
import java.util.List;

/**
 * A photograph of an offer.
 *
 * @param address where the page or the user named it
 * @param file its bytes as they were captured
 * @param photograph it, prepared to be compared
 */
public record OfferPicture(String address, Bytes file, Photograph photograph) {
  /** The prepared ones of a list, in its order. */
  public static List<Photograph> prepared(List<OfferPicture> pictures) {
    return pictures.stream().map(OfferPicture::photograph).toList();
  }
}
