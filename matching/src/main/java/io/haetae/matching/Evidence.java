package io.haetae.matching;

import io.haetae.core.watch.Gtin;
import io.haetae.matching.text.Measures;
import io.haetae.matching.text.Profile;
import io.haetae.matching.text.Quantity;
import io.haetae.matching.text.Transcription;
import io.haetae.matching.text.Variation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What two subjects state alike or otherwise, besides their words as a whole.
 *
 * @param sameListing both are, or name, one listing
 * @param gtin both state a bar code that names one product in the world
 * @param identified both state a designation or a certificate
 * @param brandConflict both state a brand, and the brands differ in every script
 * @param contradiction both state a voltage, and the voltages differ
 * @param otherOption their options differ: a colour, a size, a count
 * @param reasons all of it in words
 */
record Evidence(
    boolean sameListing,
    boolean gtin,
    boolean identified,
    boolean brandConflict,
    boolean contradiction,
    boolean otherOption,
    List<Reason> reasons) {
  Evidence {
    reasons = List.copyOf(reasons);
  }

  static Evidence of(Subject a, Subject b, Profile left, Profile right) {
    List<Reason> reasons = new ArrayList<>();
    boolean listing = listing(a, b, reasons);
    boolean gtin = gtin(a, b, reasons);
    boolean model = model(a, b, left, right, reasons);
    boolean certificate = certificate(a, b, reasons);
    boolean brandConflict = brandConflict(a, b, reasons);
    boolean voltage = measures(left.measures(), right.measures(), reasons);
    boolean option = options(left, right, reasons);
    return new Evidence(
        listing, gtin, model || certificate, brandConflict, voltage, option, reasons);
  }

  private static boolean listing(Subject a, Subject b, List<Reason> reasons) {
    Set<Object> shared = new HashSet<>(a.listings());
    shared.retainAll(b.listings());
    shared.forEach(id -> reasons.add(Reason.pro(Reason.Kind.LISTING, "one listing: " + id)));
    return !shared.isEmpty();
  }

  private static boolean gtin(Subject a, Subject b, List<Reason> reasons) {
    boolean worldwide = false;
    for (Gtin gtin : BarCodes.shared(a.gtins(), b.gtins())) {
      boolean restricted = BarCodes.isRestricted(gtin);
      String note = restricted ? ", but such numbers are given within a shop or are short" : "";
      reasons.add(new Reason(Reason.Kind.GTIN, !restricted, "equal GTIN " + gtin + note));
      worldwide |= !restricted;
    }
    return worldwide;
  }

  private static boolean model(
      Subject a, Subject b, Profile left, Profile right, List<Reason> reasons) {
    Set<String> here = new HashSet<>(a.models());
    here.addAll(left.models());
    Set<String> there = new HashSet<>(b.models());
    there.addAll(right.models());
    Set<String> shared = new HashSet<>(here);
    shared.retainAll(there);
    // A bar code is told as such.
    Stream.concat(a.gtins().stream(), b.gtins().stream()).map(Gtin::digits).forEach(shared::remove);
    // One that neither side states as its designation may be any number with a letter.
    boolean stated =
        shared.stream().anyMatch(m -> a.models().contains(m) || b.models().contains(m));
    shared.stream()
        .sorted()
        .forEach(m -> reasons.add(Reason.pro(Reason.Kind.MODEL, "equal model token " + m)));
    if (shared.isEmpty() && !a.models().isEmpty() && !b.models().isEmpty()) {
      reasons.add(
          Reason.contra(
              Reason.Kind.MODEL, "different models: %s, %s".formatted(a.models(), b.models())));
    }
    return stated;
  }

  private static boolean certificate(Subject a, Subject b, List<Reason> reasons) {
    Set<String> shared = new HashSet<>(a.certificates());
    shared.retainAll(b.certificates());
    shared.stream()
        .sorted()
        .forEach(c -> reasons.add(Reason.pro(Reason.Kind.CERTIFICATE, "equal certificate " + c)));
    return !shared.isEmpty();
  }

  private static boolean brandConflict(Subject a, Subject b, List<Reason> reasons) {
    String here = a.wording().brand().strip();
    String there = b.wording().brand().strip();
    if (here.isEmpty() || there.isEmpty()) {
      return false;
    }
    boolean equal = here.equalsIgnoreCase(there);
    boolean sounds = !equal && Transcription.sounds(here, there);
    if (equal || sounds) {
      String how = sounds ? "brand across scripts: " : "equal brand: ";
      reasons.add(Reason.pro(Reason.Kind.BRAND, how + here + ", " + there));
      return false;
    }
    reasons.add(Reason.contra(Reason.Kind.BRAND, "different brands: " + here + ", " + there));
    return true;
  }

  private static boolean measures(Measures left, Measures right, List<Reason> reasons) {
    for (Quantity quantity : Quantity.values()) {
      if (left.agree(right, quantity)) {
        reasons.add(
            Reason.pro(
                Reason.Kind.MEASURE,
                "equal %s: %s".formatted(quantity.symbol(), left.shown(quantity, right))));
      } else if (left.contradict(right, quantity)) {
        reasons.add(
            Reason.contra(
                Reason.Kind.MEASURE,
                "contradicting %s: %s, %s"
                    .formatted(quantity.symbol(), left.shown(quantity), right.shown(quantity))));
      }
    }
    return left.contradict(right, Quantity.VOLTAGE);
  }

  private static boolean options(Profile left, Profile right, List<Reason> reasons) {
    boolean other = left.titleMeasures().contradictAny(right.titleMeasures());
    for (Variation variation : Variation.values()) {
      Set<String> here = left.variations(variation);
      Set<String> there = right.variations(variation);
      if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
        other = true;
        reasons.add(
            Reason.contra(Reason.Kind.OPTION, "other options: %s, %s".formatted(here, there)));
      }
    }
    return other;
  }
}
