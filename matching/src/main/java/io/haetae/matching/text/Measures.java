package io.haetae.matching.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers with units in a text, each in the one unit of its quantity: {@code 1.5 m}, {@code
 * 150cm} and {@code 1500밀리미터} are the same length. A range, such as {@code 100-240V}, states no
 * value.
 *
 * @param values the values of each quantity, in its unit
 */
public record Measures(Map<Quantity, Set<BigDecimal>> values) {
  private static final Pattern MEASURE =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\p{N}.~/-])(?<![0-9],)([0-9]{1,7}(?:\\.[0-9]{1,4})?)\\s?-?("
              + Quantity.unitsPattern()
              + ")(?![\\p{IsLatin}\\p{N}])(?!\\s?[~/-]\\s?[0-9])");

  /** Copies the values. */
  public Measures {
    Map<Quantity, Set<BigDecimal>> copy = new EnumMap<>(Quantity.class);
    values.forEach((quantity, set) -> copy.put(quantity, Set.copyOf(set)));
    values = Collections.unmodifiableMap(copy);
  }

  /** What a text states. */
  public static Measures in(String text) {
    Map<Quantity, Set<BigDecimal>> found = new EnumMap<>(Quantity.class);
    for (Matcher each = MEASURE.matcher(Tokens.normal(text)); each.find(); ) {
      Quantity.Unit unit = Quantity.unit(each.group(2));
      BigDecimal value = new BigDecimal(each.group(1)).multiply(unit.factor()).stripTrailingZeros();
      found.computeIfAbsent(unit.quantity(), q -> new TreeSet<>()).add(value);
    }
    return new Measures(found);
  }

  /** Whether both state this quantity and share a value. */
  public boolean agree(Measures other, Quantity quantity) {
    return both(other, quantity) && !Collections.disjoint(of(quantity), other.of(quantity));
  }

  /** Whether both state this quantity and share no value. */
  public boolean contradict(Measures other, Quantity quantity) {
    return both(other, quantity) && Collections.disjoint(of(quantity), other.of(quantity));
  }

  /** Whether they share no value of some quantity that both state. */
  public boolean contradictAny(Measures other) {
    return values.keySet().stream().anyMatch(quantity -> contradict(other, quantity));
  }

  /** The values of a quantity; empty if the text states none. */
  public Set<BigDecimal> of(Quantity quantity) {
    return values.getOrDefault(quantity, Set.of());
  }

  /** The values of a quantity in ascending order, as a person writes them. */
  public List<String> shown(Quantity quantity) {
    return of(quantity).stream().sorted().map(BigDecimal::toPlainString).toList();
  }

  /** The values of a quantity that both state. */
  public List<String> shown(Quantity quantity, Measures other) {
    List<String> shared = new ArrayList<>(shown(quantity));
    shared.retainAll(other.shown(quantity));
    return shared;
  }

  private boolean both(Measures other, Quantity quantity) {
    return !of(quantity).isEmpty() && !other.of(quantity).isEmpty();
  }
}
