package io.haetae.core.figures.estimate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a curve of interval-censored times can rise, and which of those places each observation
 * spans. A curve rises only in innermost intervals: from one observation's left end to another's
 * right end with no end between (Turnbull 1976). Intervals are open on the left, so one that ends
 * where another starts does not overlap it. Observations that span the same places are one row.
 */
final class Cells {
  private final double[] left;
  private final double[] right;
  private final int[] first;
  private final int[] last;
  private final int[] rowOf;

  private Cells(double[] left, double[] right, int[] first, int[] last, int[] rowOf) {
    this.left = left;
    this.right = right;
    this.first = first;
    this.last = last;
    this.rowOf = rowOf;
  }

  static Cells of(List<Censored> times) {
    double[] lefts = times.stream().mapToDouble(Censored::after).sorted().distinct().toArray();
    double[] rights = times.stream().mapToDouble(Censored::until).sorted().distinct().toArray();
    double[] left = new double[Math.min(lefts.length, rights.length)];
    double[] right = new double[left.length];
    int count = 0;
    int next = 0;
    for (int i = 0; i < lefts.length; i++) {
      while (next < rights.length && rights[next] <= lefts[i]) {
        next++;
      }
      boolean innermost =
          next < rights.length && (i + 1 == lefts.length || lefts[i + 1] >= rights[next]);
      if (innermost) {
        left[count] = lefts[i];
        right[count] = rights[next];
        count++;
      }
    }
    return rows(times, Arrays.copyOf(left, count), Arrays.copyOf(right, count));
  }

  private static Cells rows(List<Censored> times, double[] left, double[] right) {
    Map<Long, Integer> known = new HashMap<>();
    int[] first = new int[times.size()];
    int[] last = new int[times.size()];
    int[] rowOf = new int[times.size()];
    for (int i = 0; i < rowOf.length; i++) {
      int from = firstAtLeast(left, times.get(i).after());
      int to = lastAtMost(right, times.get(i).until());
      int row = known.computeIfAbsent(((long) from << 32) | to, unseen -> known.size());
      first[row] = from;
      last[row] = to;
      rowOf[i] = row;
    }
    int rows = known.size();
    return new Cells(left, right, Arrays.copyOf(first, rows), Arrays.copyOf(last, rows), rowOf);
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    return found >= 0 ? found : -found - 1;
  }

  private static int lastAtMost(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    return found >= 0 ? found : -found - 2;
  }

  /** How many innermost intervals there are. */
  int count() {
    return left.length;
  }

  /** How many rows there are. */
  int rows() {
    return first.length;
  }

  /** Where an innermost interval starts. */
  double left(int cell) {
    return left[cell];
  }

  /** Where an innermost interval ends. */
  double right(int cell) {
    return right[cell];
  }

  /** The first innermost interval that a row spans. */
  int first(int row) {
    return first[row];
  }

  /** The last innermost interval that a row spans. */
  int last(int row) {
    return last[row];
  }

  /** The row of an observation, by its place in the list. */
  int rowOf(int observation) {
    return rowOf[observation];
  }

  /** How many innermost intervals end at a time or before it. */
  int endedBy(double time) {
    return lastAtMost(right, time) + 1;
  }

  /** The first innermost interval that starts at a time or after it. */
  int startingFrom(double time) {
    return firstAtLeast(left, time);
  }

  /** How many innermost intervals start before a time. */
  int startedBefore(double time) {
    return firstAtLeast(left, time);
  }
}
