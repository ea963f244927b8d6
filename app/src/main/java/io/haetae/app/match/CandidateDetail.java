package io.haetae.app.match;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import io.haetae.verifier.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person sees of a candidate, as a JSON object. */
final class CandidateDetail {
  private static final int LONGEST = 1_500;
  private static final int MOST_SEARCHES = 10;

  private CandidateDetail() {}

  static ObjectNode of(Candidate candidate) {
    ObjectNode node = Json.object();
    Candidate.Reference reference = candidate.reference();
    node.set("left", side(reference.subject(), reference.offer()));
    node.set("right", side(candidate.offer().subject(), Optional.of(candidate.offer())));
    ArrayNode searches = node.putArray("foundBy");
    candidate.offer().foundBy().stream()
        .limit(MOST_SEARCHES)
        .forEach(
            by ->
                searches
                    .addObject()
                    .put("query", cut(by.query()))
                    .put("rank", by.rank())
                    .put("visit", by.visit()));
    ArrayNode reasons = node.putArray("reasons");
    for (Reason reason : candidate.grade().reasons()) {
      reasons
          .addObject()
          .put("kind", reason.kind().name())
          .put("supports", reason.supports())
          .put("words", cut(reason.words()));
    }
    candidate.pictures().ifPresent(match -> node.put("samePhotograph", match.shared().confirmed()));
    return node;
  }

  private static ObjectNode side(Subject subject, Optional<SeenOffer> offer) {
    ObjectNode node = Json.object();
    node.put("title", cut(subject.wording().title()));
    node.put("brand", cut(subject.wording().brand()));
    node.put("description", cut(subject.wording().description()));
    node.put(
        "price",
        subject.wording().price().map(BigDecimal::toPlainString).orElse("")
            + subject.currency().map(" "::concat).orElse(""));
    node.put("gtins", joined(subject.gtins().stream().map(Gtin::digits).toList()));
    node.put("models", joined(subject.models()));
    node.put("certificates", joined(subject.certificates()));
    node.put("listing", offer.map(SeenOffer::listing).map(ListingId::toString).orElse(""));
    node.put(
        "seller",
        cut(
            offer
                .flatMap(SeenOffer::seller)
                .flatMap(seller -> seller.name().or(seller::id))
                .orElse("")));
    node.put("bundle", offer.flatMap(SeenOffer::page).map(SeenOffer.Page::bundle).orElse(""));
    return node;
  }

  private static String joined(List<String> values) {
    return cut(String.join(", ", values));
  }

  /** Halves of surrogate pairs, which no database takes, become question marks. */
  private static String cut(String text) {
    String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
