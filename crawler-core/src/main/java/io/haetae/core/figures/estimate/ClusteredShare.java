package io.haetae.core.figures.estimate;

import java.util.List;

/**
 * A share whose trials come in clusters that are alike within, as one product's listings on several
 * sites are. The design effect is 1 + (m − 1)·ICC with m = Σm²/Σm, Kish's mean size of a cluster,
 * and the intra-class correlation from the analysis of variance, a negative one taken as 0. Where
 * all trials ended alike, data cannot tell the correlation, and it is taken as 1.
 *
 * @param hits how many trials hit
 * @param trials how many trials there were, at least 1
 * @param clusters how many clusters with at least one trial
 * @param correlation the intra-class correlation, from 0 to 1
 * @param effective how many independent trials the share is worth
 */
public record ClusteredShare(
    long hits, long trials, int clusters, double correlation, double effective) {
  /**
   * One cluster.
   *
   * @param hits how many of its trials hit
   * @param trials how many trials it has
   */
  public record Cluster(long hits, long trials) {
    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are more hits than trials, or fewer than none
     */
    public Cluster {
      if (hits < 0 || hits > trials) {
        throw new IllegalArgumentException("No cluster has " + hits + " hits in " + trials);
      }
    }
  }

  /**
   * The share of all trials of all clusters.
   *
   * @throws IllegalArgumentException if there is no trial
   */
  public static ClusteredShare of(List<Cluster> all) {
    List<Cluster> clusters = all.stream().filter(cluster -> cluster.trials() > 0).toList();
    long hits = clusters.stream().mapToLong(Cluster::hits).sum();
    long trials = clusters.stream().mapToLong(Cluster::trials).sum();
    if (trials == 0) {
      throw new IllegalArgumentException("A share needs a trial");
    }
    double squares =
        clusters.stream()
            .mapToDouble(cluster -> (double) cluster.trials() * cluster.trials())
            .sum();
    double size = squares / trials;
    double correlation = correlation(clusters, hits, trials, squares);
    double effect = 1 + (size - 1) * correlation;
    return new ClusteredShare(hits, trials, clusters.size(), correlation, trials / effect);
  }

  private static double correlation(
      List<Cluster> clusters, long hits, long trials, double squares) {
    int count = clusters.size();
    if (count == trials) {
      return 0;
    }
    if (hits == 0 || hits == trials || count == 1) {
      return 1;
    }
    double share = (double) hits / trials;
    double between = 0;
    double within = 0;
    for (Cluster cluster : clusters) {
      double own = (double) cluster.hits() / cluster.trials();
      between += cluster.trials() * (own - share) * (own - share);
      within += cluster.hits() * (1 - own);
    }
    double meanBetween = between / (count - 1);
    double meanWithin = within / (trials - count);
    double size = (trials - squares / trials) / (count - 1);
    double correlation = (meanBetween - meanWithin) / (meanBetween + (size - 1) * meanWithin);
    return Math.clamp(correlation, 0, 1);
  }

  /** The share. */
  public double share() {
    return (double) hits / trials;
  }

  /**
   * Wilson's interval on the effective number of trials. Where the design effect was estimated, as
   * many standard errors are taken as Student's t asks for with one degree of freedom less than
   * there are clusters.
   */
  public Range interval(Confidence confidence) {
    boolean estimated = clusters < trials && clusters > 1;
    double critical = estimated ? confidence.student(clusters - 1) : confidence.normal();
    return Wilson.interval(share(), effective, critical);
  }
}
