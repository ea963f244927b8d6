package io.haetae.matching;

import io.haetae.core.watch.Gtin;
import java.util.List;
import java.util.regex.Pattern;

/** Which bar codes name one product in the world, and which are only used within a shop. */
final class BarCodes {
  /**
   * GS1 General Specifications, figure 1.4.2-1, on 13 digits: restricted circulation (02, 04, 2x),
   * coupons and refunds (05, 98 to 99).
   */
  private static final Pattern RESTRICTED = Pattern.compile("(?:0[245]|2|98[0-4]|99).*");

  private BarCodes() {}

  /** Whether a number may stand for different products in different shops. */
  static boolean isRestricted(Gtin gtin) {
    boolean eight = gtin.padded().startsWith("000000");
    return eight || RESTRICTED.matcher(gtin.padded().substring(1)).matches();
  }

  /** The numbers that both have, lengths made equal. */
  static List<Gtin> shared(List<Gtin> a, List<Gtin> b) {
    List<String> padded = b.stream().map(Gtin::padded).toList();
    return a.stream().filter(gtin -> padded.contains(gtin.padded())).toList();
  }
}
