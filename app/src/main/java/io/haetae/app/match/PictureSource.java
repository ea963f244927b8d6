package io.haetae.app.match;

import io.haetae.matching.image.Pdq;
import java.io.IOException;
import java.util.List;

/** Where the photographs of offers come from. */
interface PictureSource {
  /** The photographs of an offer; none if it was only seen in a list. */
  List<OfferPicture> of(SeenOffer offer) throws IOException;

  /** Their hashes. */
  List<Pdq> hashes(SeenOffer offer) throws IOException;

  /** What a machine reads in the first of them; empty where no machine was asked to. */
  String text(SeenOffer offer) throws IOException;
}
