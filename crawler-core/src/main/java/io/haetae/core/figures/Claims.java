package io.haetae.core.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** K2: whether what platforms report as removed can still be ordered. */
final class Claims {
  private static final Duration LATE = Duration.ofDays(7);

  private Claims() {}

  static List<Figure> figures(List<Claim> claims, Watched watched) {
    return List.of(
        Figure.of(Definition.CLAIM_FALSE_AT_FIRST, share(claims, watched, Duration.ZERO)),
        Figure.of(Definition.CLAIM_FALSE_AFTER_A_DAY, share(claims, watched, Duration.ofDays(1))),
        Figure.of(Definition.CLAIM_FALSE_AFTER_A_WEEK, share(claims, watched, Duration.ofDays(7))));
  }

  /** The first conclusive look within a week of the moment decides. */
  private static Result share(List<Claim> claims, Watched watched, Duration later) {
    Tally tally = new Tally();
    for (Claim claim : claims) {
      Instant from = claim.at().plus(later);
      List<Look> looks =
          watched.of(claim.item(), claim.listing()).stream()
              .filter(look -> !look.at().isBefore(from) && look.at().isBefore(from.plus(LATE)))
              .toList();
      Optional<Look> first = looks.stream().filter(l -> l.verdict().conclusive()).findFirst();
      if (first.isPresent()) {
        tally.add(claim.item(), first.get().orderable(), List.of(first.get().visit()));
      } else {
        tally.addUnknown(looks.stream().map(Look::visit).toList());
      }
    }
    return tally.share();
  }
}
