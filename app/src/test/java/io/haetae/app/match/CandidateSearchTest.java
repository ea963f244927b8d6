package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.core.product.Seller;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.Grade;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import io.haetae.matching.image.Pdq;
import io.haetae.matching.text.TextModel;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CandidateSearchTest {
  private static final String GTIN = "8595523000641";
  private static final Pdq PHOTOGRAPH = Pdq.parse("3c".repeat(32), 90);

  private final Map<ListingId, SeenOffer> offers = new HashMap<>();
  private final Map<ListingId, List<Pdq>> hashes = new HashMap<>();
  private final Map<ListingId, String> texts = new HashMap<>();

  @Test
  void whatIsDifferentIsLeftOutAndTheLikestComparisonCounts() throws IOException {
    add("shop:1", "Folding heater FH-2041 220V white", "s1", List.of());
    add("shop:2", "FH-2041 folding heater 220V white", "s2", List.of());
    add("shop:3", "Magnetic building blocks", "s3", List.of());
    List<Candidate> found = search(Set.of()).find(List.of());
    assertThat(found)
        .extracting(each -> each.offer().listing().toString())
        .containsExactly("shop:2");
    assertThat(found.getFirst().grade()).isInstanceOf(Grade.SameItem.class);
    assertThat(found.getFirst().standing()).isEqualTo(Standing.BESIDE);
    assertThat(found.getFirst().accepted()).isEmpty();
  }

  @Test
  void anIdentifierIsAcceptedOnlyWhereNothingContradicts() throws IOException {
    add("shop:1", "Folding heater 220V", "s1", List.of(GTIN));
    add("shop:2", "Heater", "s2", List.of(GTIN));
    add("shop:3", "Folding heater 110V", "s3", List.of(GTIN));
    List<Candidate> found = search(Set.of(Reason.Kind.GTIN)).find(List.of());
    assertThat(found)
        .extracting(each -> each.offer().listing().toString())
        .containsExactly("shop:2", "shop:3");
    assertThat(found.getFirst().accepted()).contains(Reason.Kind.GTIN);
    assertThat(found.getLast().accepted()).isEmpty();
  }

  /** What a machine reads is shown to a person, and never accepted in his place. */
  @Test
  void anIdentifierReadInAPhotographKeepsWhatWordsTakeForDifferent() throws IOException {
    add("shop:1", "Folding heater with remote control 220V", "s1", List.of(GTIN));
    add("shop:2", "Magnetic building blocks for children, folding box", "s2", List.of());
    assertThat(search(Set.of(Reason.Kind.GTIN)).find(List.of())).isEmpty();

    texts.put(ListingId.parse("shop:2"), "품명 온열기\n8 595523 0OO641");
    List<Candidate> found = search(Set.of(Reason.Kind.GTIN)).find(List.of());
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().grade()).isInstanceOf(Grade.Undecided.class);
    assertThat(found.getFirst().grade().reasons())
        .extracting(Reason::words)
        .contains("GTIN 8595523000641, read from image");
    assertThat(found.getFirst().accepted()).isEmpty();
  }

  @Test
  void shopsThatShareAPhotographOrATitleAreNamed() throws IOException {
    add("shop:1", "Folding heater with remote control", "s1", List.of());
    add("shop:2", "Winter companion", "s2", List.of());
    add("mart:3", "Folding heater, with remote control!", "s3", List.of());
    add("shop:4", "Building blocks", "s4", List.of());
    hashes.put(ListingId.parse("shop:1"), List.of(PHOTOGRAPH));
    hashes.put(ListingId.parse("shop:2"), List.of(PHOTOGRAPH));
    List<SellerCluster> clusters = SellerCluster.among(seen(), search(Set.of()));
    assertThat(clusters).hasSize(1);
    assertThat(clusters.getFirst().shops()).containsExactly("mart:s3", "shop:s1", "shop:s2");
    assertThat(clusters.getFirst().reasons())
        .contains("a photograph of shop:2")
        .anyMatch(reason -> reason.startsWith("title \"Folding heater"));
  }

  private CandidateSearch search(Set<Reason.Kind> accepted) throws IOException {
    PictureSource pictures =
        new PictureSource() {
          @Override
          public List<OfferPicture> of(SeenOffer offer) {
            return List.of();
          }

          @Override
          public List<Pdq> hashes(SeenOffer offer) {
            return hashes.getOrDefault(offer.listing(), List.of());
          }

          @Override
          public String text(SeenOffer offer) {
            return texts.getOrDefault(offer.listing(), "");
          }
        };
    return new CandidateSearch(
        seen(), pictures, TextModel.shipped(), CommonPictures.NONE, accepted);
  }

  private SeenOffers seen() {
    return new SeenOffers(
        offers, Map.of("A12/1", Set.of(ListingId.parse("shop:1"))), List.of(), List.of());
  }

  private void add(String listing, String title, String seller, List<String> gtins) {
    ListingId id = ListingId.parse(listing);
    offers.put(
        id,
        new SeenOffer(
            id,
            new Subject(
                Wording.ofTitle(title),
                Optional.empty(),
                List.of(id),
                gtins.stream().flatMap(text -> Gtin.parse(text).stream()).toList(),
                List.of(),
                List.of()),
            Optional.of(new Seller(Optional.of(seller), Optional.empty())),
            Instant.parse("2026-03-01T00:00:00Z"),
            Optional.empty(),
            Optional.empty()));
  }
}
