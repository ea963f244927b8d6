package io.haetae.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param found the value, or a word for it
 * @param spread how far single values lie apart; empty if that is not known
 * @param target what was set as the goal; empty without one
 */
record Row(String what, String found, String spread, String target) {
  /** A line without a goal. */
  static Row plain(String what, double value, String unit) {
    return new Row(what, number(value) + " " + unit, "", "");
  }

  /** A line of pairs. */
  static Row ratio(String what, Spread spread, String target) {
    return new Row(what, number(spread.median()), spread.toString(), target);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }

  /** The line as the table has it. */
  String text() {
    return String.format(Locale.ROOT, "%-58s %14s  %-28s %s", what, found, spread, target)
        .stripTrailing();
  }
}
