package io.haetae.core.product;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often an offer was sold, as its page says. What is counted (orders or pieces) only the words
 * of the page tell, so they are kept.
 *
 * @param shown the page's own words, such as {@code 10,000+ sold}
 * @param count the number in them; empty if they hold none, several, or one that is rounded without
 *     a direction, such as {@code 3.7k sold}
 * @param atLeast whether the number is a lower bound, as in {@code 700+}
 */
public record Sold(String shown, Optional<Long> count, boolean atLeast) {
  private static final Map<String, Long> UNITS =
      Map.of("k", 1_000L, "m", 1_000_000L, "천", 1_000L, "만", 10_000L, "万", 10_000L, "萬", 10_000L);
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9.,])([0-9]{1,12}(?:[.,][0-9]{1,3}){0,4})\\s?((?:[kKmM](?![a-zA-Z]))|[천만万萬])?"
              + "\\s?(\\+|[^\\d\\s]{0,2}\\s?(?:이상|以上))?");
  private static final Pattern GROUPED =
      Pattern.compile("[0-9]{1,3}(?:([.,])[0-9]{3})(?:\\1[0-9]{3})*");

  /** What the words of a page say. */
  public static Sold of(String shown) {
    Matcher number = NUMBER.matcher(shown);
    if (!number.find()) {
      return new Sold(shown, Optional.empty(), false);
    }
    boolean open = number.group(3) != null;
    Optional<Long> count = count(number.group(1), Optional.ofNullable(number.group(2)), open);
    boolean several = shown.substring(number.end()).chars().anyMatch(c -> c >= '0' && c <= '9');
    return several || count.isEmpty()
        ? new Sold(shown, Optional.empty(), false)
        : new Sold(shown, count, open);
  }

  private static Optional<Long> count(String written, Optional<String> unit, boolean open) {
    if (unit.isPresent()) {
      boolean fraction = written.matches("[0-9]{1,6}(?:[.,][0-9]{1,2})?");
      BigDecimal times =
          BigDecimal.valueOf(UNITS.getOrDefault(unit.get().toLowerCase(java.util.Locale.ROOT), 1L));
      return open && fraction
          ? Optional.of(new BigDecimal(written.replace(',', '.')).multiply(times).longValue())
          : Optional.empty();
    }
    boolean plain = written.matches("[0-9]{1,12}");
    return plain || GROUPED.matcher(written).matches()
        ? Optional.of(Long.parseLong(written.replaceAll("[.,]", "")))
        : Optional.empty();
  }
}
