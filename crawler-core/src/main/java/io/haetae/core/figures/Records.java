package io.haetae.core.figures;

import io.haetae.core.figures.Reappearance.Relisting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a study has on record. An empty optional means that such records are not kept, which is
 * another thing than that there are none.
 *
 * @param looks every observation
 * @param takedowns what became of each listing after its notice
 * @param reappearances what became of each removed listing
 * @param relistings the ways of coming back that the study would have seen
 * @param unseen why the other ways are not among them
 * @param claims what platforms reported as removed
 * @param searches what two sets of queries found
 * @param checks what tells how far the study's own work can be relied on
 */
public record Records(
    Looks looks,
    Optional<List<Takedown>> takedowns,
    Optional<List<Reappearance>> reappearances,
    Set<Relisting> relistings,
    Refusal unseen,
    Optional<List<Claim>> claims,
    Optional<Coverage> searches,
    Optional<Checks> checks) {
  /** Copies the lists. */
  public Records {
    takedowns = takedowns.map(List::copyOf);
    reappearances = reappearances.map(List::copyOf);
    relistings = Set.copyOf(relistings);
    claims = claims.map(List::copyOf);
  }

  /** The same with what tells how far the study's own work can be relied on. */
  public Records with(Checks known) {
    return new Records(
        looks, takedowns, reappearances, relistings, unseen, claims, searches, Optional.of(known));
  }

  /** Observations alone. */
  public static Records ofLooks(List<Look> looks) {
    return new Records(
        Looks.of(looks),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Refusal.NOT_RECORDED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
