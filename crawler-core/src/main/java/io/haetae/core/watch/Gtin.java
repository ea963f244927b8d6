package io.haetae.core.watch;

import java.util.Optional;

/**
 * A Global Trade Item Number with a right check digit: 8, 12, 13 or 14 digits (GS1 General
 * Specifications, section 7.9). GTINs of different length that differ by leading zeros are the same
 * number; {@link #padded()} compares them.
 */
public record Gtin(String digits) {
  /**
   * Checks length and check digit.
   *
   * @throws IllegalArgumentException if either is wrong, or if there is anything but digits
   */
  public Gtin {
    if (!digits.equals(compact(digits))) {
      throw new IllegalArgumentException("\"" + digits + "\" holds blanks or hyphens");
    }
    Optional<String> fault = faultOf(digits);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
  }

  /** Why a text (blanks and hyphens left out) is no GTIN; empty if it is one. */
  public static Optional<String> faultOf(String text) {
    String digits = compact(text);
    if (!digits.matches("[0-9]+")) {
      return Optional.of("\"" + text + "\" is not a number");
    }
    int length = digits.length();
    if (length != 8 && length != 12 && length != 13 && length != 14) {
      return Optional.of("a GTIN has 8, 12, 13 or 14 digits, \"" + text + "\" has " + length);
    }
    int expected = checkDigit(digits.substring(0, length - 1));
    int found = digits.charAt(length - 1) - '0';
    return expected == found
        ? Optional.empty()
        : Optional.of("the check digit of " + digits + " should be " + expected + ", not " + found);
  }

  /**
   * The GTIN written in a text, blanks and hyphens left out; empty if {@link #faultOf} finds a
   * fault.
   */
  public static Optional<Gtin> parse(String text) {
    return faultOf(text).isPresent() ? Optional.empty() : Optional.of(new Gtin(compact(text)));
  }

  /** The number as 14 digits, with leading zeros. */
  public String padded() {
    return "0".repeat(14 - digits.length()) + digits;
  }

  @Override
  public String toString() {
    return digits;
  }

  private static String compact(String text) {
    return text.replaceAll("[\\s\\u00A0\\u202F-]", "");
  }

  private static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int weight = (body.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (body.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10;
  }
}
