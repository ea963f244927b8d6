package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import java.util.Optional;

/**
 * How often something went missing before and lately, on one site.
 *
 * @param what a field's stored name, or {@code Layout} for pages that were not understood
 * @param missedBefore on how many of the earlier pages
 * @param before how many earlier pages
 * @param missedLately on how many of the latest pages
 * @param lately how many latest pages, at most 20
 * @param example the latest bundle in which it is missing
 */
public record Drift(
    String what,
    int missedBefore,
    int before,
    int missedLately,
    int lately,
    Optional<EvidenceRef> example) {
  private static final int LEAST_PAGES = 10;
  private static final double LEAST_RISE = 0.3;
  private static final double LEAST_LIKELY = 0.001;

  /**
   * Whether it is missing so much more often than before that chance does not explain it: a share
   * higher by at least 30 points, with less than 1 in 1,000 by Fisher's exact test (one-sided), and
   * at least 10 pages on either side.
   */
  public boolean jumped() {
    boolean enough = before >= LEAST_PAGES && lately >= LEAST_PAGES;
    return enough
        && (double) missedLately / lately - (double) missedBefore / before >= LEAST_RISE
        && chance() < LEAST_LIKELY;
  }

  /**
   * The chance of so many of the missing pages, or more, among the latest if they fell anyhow: the
   * upper tail of the hypergeometric distribution, each term from the one before.
   */
  double chance() {
    int missed = missedBefore + missedLately;
    double term =
        Math.exp(
            logChoose(lately, missedLately)
                + logChoose(before, missedBefore)
                - logChoose(before + lately, missed));
    double chance = 0;
    for (int late = missedLately; late <= Math.min(missed, lately); late++) {
      chance += term;
      term *= (double) (lately - late) * (missed - late);
      term /= (double) (late + 1) * (before - missed + late + 1);
    }
    return chance;
  }

  private static double logChoose(int n, int k) {
    double log = 0;
    for (int i = 1; i <= k; i++) {
      log += Math.log((double) (n - k + i) / i);
    }
    return log;
  }

  /** In words, such as {@code PRICE: missing on 14 of the latest 20 pages, before on 1 of 80}. */
  public String described() {
    return "%s: missing on %d of the latest %d pages, before on %d of %d"
        .formatted(what, missedLately, lately, missedBefore, before);
  }
}
