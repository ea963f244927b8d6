package io.haetae.app.report;

import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.util.Locale;

/** A kind of verdict as the page shows it. */
final class VerdictChip {
  private VerdictChip() {}

  /** The name used in the page's classes and identifiers. */
  static Html key(VerdictKind kind) {
    return Html.text(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The chip: an icon and the word. */
  static Html of(VerdictKind kind, Wording country) {
    return Html.of(
        "<span class=\"chip chip-{}\"><svg class=\"icon\" aria-hidden=\"true\"><use"
            + " href=\"#icon-{}\"/></svg><span class=\"word\">{}</span></span>",
        key(kind),
        key(kind),
        Bilingual.of(kind.word(country)).html());
  }
}
