package io.haetae.core.figures;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.ClusteredShare;
import io.haetae.core.figures.estimate.ClusteredShare.Cluster;
import io.haetae.core.figures.estimate.Confidence;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.figures.estimate.Wilson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts a share product by product. Not thread-safe. */
final class Tally {
  private static final double MOST_UNKNOWN = 0.2;
  private static final int LEAST_CELL = 5;

  private final Map<String, long[]> clusters = new LinkedHashMap<>();
  private final List<String> visits = new ArrayList<>();
  private long hits;
  private long determined;
  private long unknown;

  /** Counts one that was determined. */
  Tally add(String cluster, boolean hit, List<String> seenBy) {
    long[] counts = clusters.computeIfAbsent(cluster, first -> new long[2]);
    counts[0] += hit ? 1 : 0;
    counts[1]++;
    hits += hit ? 1 : 0;
    determined++;
    visits.addAll(seenBy);
    return this;
  }

  /** Counts one that was not. */
  Tally addUnknown(List<String> seenBy) {
    unknown++;
    visits.addAll(seenBy);
    return this;
  }

  /** The share, unless too much of it is unknown. */
  Result share() {
    if (determined == 0) {
      return withheld(Refusal.NOTHING_DETERMINED);
    }
    if (mostlyUnknown(determined, unknown)) {
      return withheld(Refusal.MANY_UNDETERMINED);
    }
    ClusteredShare share =
        ClusteredShare.of(clusters.values().stream().map(c -> new Cluster(c[0], c[1])).toList());
    return new Measured(
        Range.exactly(share.share()),
        hits,
        determined,
        Optional.of(share.interval(Confidence.NINETY_FIVE)),
        unknown,
        bounds(),
        visits);
  }

  /** Whether a part of the study has too few records to be shown. */
  static boolean small(long records) {
    return records < LEAST_CELL;
  }

  /** Whether too much is unknown for a share to be given. */
  static boolean mostlyUnknown(long determined, long unknown) {
    return unknown > MOST_UNKNOWN * (determined + unknown);
  }

  private Withheld withheld(Refusal refusal) {
    return new Withheld(refusal, determined, unknown, bounds(), visits);
  }

  private Optional<Range> bounds() {
    return determined + unknown == 0
        ? Optional.empty()
        : Optional.of(Wilson.worstCase(hits, determined, unknown));
  }
}
