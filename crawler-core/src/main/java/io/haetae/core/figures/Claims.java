package io.haetae.core.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** K2: whether what platforms report as removed can still be ordered. */
final class Claims {
  private static final Duration LATE = Duration.ofDays(7);

  /** What this computes, in order. */
  static final List<Definition> DEFINITIONS =
      List.of(
          Definition.CLAIM_FALSE_AT_FIRST,
          Definition.CLAIM_FALSE_AFTER_A_DAY,
          Definition.CLAIM_FALSE_AFTER_A_WEEK);

  private final List<Claim> claims;
  private final Watched watched;

  Claims(List<Claim> claims, Watched watched) {
    this.claims = claims;
    this.watched = watched;
  }

  /** Of all claims, of parts, and of the same products on several sites. */
  List<Figure> figures(Parts parts) {
    List<Figure> figures = new ArrayList<>(shares(claims));
    figures.addAll(parts.figures(claims, Claim::subject, DEFINITIONS, this::shares));
    figures.addAll(
        new SiteComparison(claims.stream().map(this::answer).toList())
            .figures(Definition.CLAIMS_DIFFER, Definition.CLAIM_PAIR_DIFFERS));
    return figures;
  }

  private List<Figure> shares(List<Claim> some) {
    return List.of(
        Figure.of(Definition.CLAIM_FALSE_AT_FIRST, share(some, Duration.ZERO)),
        Figure.of(Definition.CLAIM_FALSE_AFTER_A_DAY, share(some, Duration.ofDays(1))),
        Figure.of(Definition.CLAIM_FALSE_AFTER_A_WEEK, share(some, Duration.ofDays(7))));
  }

  private SiteComparison.Answer answer(Claim claim) {
    List<Look> looks = looks(claim, Duration.ZERO);
    return new SiteComparison.Answer(
        claim.subject(),
        decisive(looks).map(Look::orderable),
        looks.stream().map(Look::visit).toList());
  }

  /** The first conclusive look within a week of the moment decides. */
  private Result share(List<Claim> some, Duration later) {
    Tally tally = new Tally();
    for (Claim claim : some) {
      List<Look> looks = looks(claim, later);
      Optional<Look> first = decisive(looks);
      if (first.isPresent()) {
        tally.add(claim.item(), first.get().orderable(), List.of(first.get().visit()));
      } else {
        tally.addUnknown(looks.stream().map(Look::visit).toList());
      }
    }
    return tally.share();
  }

  private List<Look> looks(Claim claim, Duration later) {
    Instant from = claim.at().plus(later);
    return watched.since(claim.subject(), from).stream()
        .filter(look -> look.at().isBefore(from.plus(LATE)))
        .toList();
  }

  private static Optional<Look> decisive(List<Look> looks) {
    return looks.stream().filter(look -> look.verdict().conclusive()).findFirst();
  }
}
