package io.haetae.matching.text;

import java.util.Set;

/** How two designations stand to each other, from bad to good. */
enum ModelLikeness {
  NONE,
  DIFFERENT,
  NEAR,
  PART,
  EQUAL;

  /** The best of all pairs; {@link #NONE} if either side has no designation. */
  static ModelLikeness best(Set<String> left, Set<String> right) {
    ModelLikeness best = NONE;
    for (String a : left) {
      for (String b : right) {
        ModelLikeness likeness = of(a, b);
        best = likeness.compareTo(best) > 0 ? likeness : best;
      }
    }
    return best;
  }

  static ModelLikeness of(String a, String b) {
    if (a.equals(b)) {
      return EQUAL;
    }
    String less = a.length() <= b.length() ? a : b;
    String more = a.length() <= b.length() ? b : a;
    if ((less.length() >= 4 && (more.startsWith(less) || more.endsWith(less)))
        || (less.length() >= 5 && more.contains(less))) {
      return PART;
    }
    if (less.length() >= 5 && less.length() == more.length() && replaced(less, more) <= 1) {
      return NEAR;
    }
    int head = 0;
    while (head < less.length() && less.charAt(head) == more.charAt(head)) {
      head++;
    }
    return head >= 4 && head >= 0.6 * more.length() ? NEAR : DIFFERENT;
  }

  private static int replaced(String a, String b) {
    int count = 0;
    for (int i = 0; i < a.length(); i++) {
      count += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return count;
  }
}
