package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.ProductField;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.SiteId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How well one page was understood.
 *
 * @param site the site
 * @param lacking what the offer on it lacked; empty if the page showed no offer
 * @param unknownLayout whether nothing could be concluded because the page was not understood
 * @param evidence the bundle to look at
 */
public record Understood(
    SiteId site,
    Optional<Set<ProductField>> lacking,
    boolean unknownLayout,
    Optional<EvidenceRef> evidence) {
  private static final Set<Reason> NO_PAGE =
      EnumSet.of(
          Reason.CHALLENGED,
          Reason.RATE_LIMITED,
          Reason.LOGIN_REQUIRED,
          Reason.EMPTY_SHELL,
          Reason.PROBED,
          Reason.FAILED);

  /** Copies the set. */
  public Understood {
    lacking = lacking.map(Set::copyOf);
  }

  /** The reasons for which nothing was concluded that are no word about the site's pages. */
  public static Set<Reason> notPages() {
    return Set.copyOf(NO_PAGE);
  }

  /**
   * What an observation tells of it; empty if the site showed no page of its own, such as a test of
   * the visitor.
   */
  public static Optional<Understood> of(Observation observation) {
    return of(Recorded.of(observation));
  }

  /**
   * The same from what is recorded of an observation. Searches are left out: a result list that
   * nobody understands is no word about the pages of offers. So are first looks by plain requests,
   * which see the source of a page at most.
   */
  public static Optional<Understood> of(Recorded observation) {
    return of(Noted.of(observation), observation.evidence());
  }

  /** The same from what the history notes of an observation. */
  static Optional<Understood> of(Noted observation, Optional<EvidenceRef> evidence) {
    return observation.purpose() == Purpose.SEARCH || observation.purpose() == Purpose.PROBE
        ? Optional.empty()
        : of(observation.site(), observation.verdict(), observation.lacking(), evidence);
  }

  /** The same from the parts of an observation. */
  public static Optional<Understood> of(
      SiteId site,
      Verdict verdict,
      Optional<Set<ProductField>> lacking,
      Optional<EvidenceRef> evidence) {
    if (verdict instanceof Verdict.Undetermined undetermined) {
      return NO_PAGE.contains(undetermined.reason())
          ? Optional.empty()
          : Optional.of(
              new Understood(
                  site,
                  lacking,
                  undetermined.reason() == Reason.UNKNOWN_LAYOUT
                      && !Controls.stoppedByDrift(undetermined),
                  evidence));
    }
    return Optional.of(new Understood(site, lacking, false, evidence));
  }
}
