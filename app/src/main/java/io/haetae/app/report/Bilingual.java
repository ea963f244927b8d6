package io.haetae.app.report;

import com.google.errorprone.annotations.Immutable;

/**
 * A text of ours in both languages. The page shows one or both, as its reader chooses.
 *
 * @param korean the Korean text
 * @param english the English text
 */
@Immutable
record Bilingual(String korean, String english) {
  /** Both texts, each marked with its language. */
  Html html() {
    return Html.of(
        "<span class=\"ko\" lang=\"ko\">{}</span><span class=\"en\" lang=\"en\">{}</span>",
        Html.text(korean),
        Html.text(english));
  }

  /** Both texts in one, for attributes. */
  Html plain() {
    return Html.text(korean + " / " + english);
  }

  /** These texts with a country's name where they say {@code %s}. */
  Bilingual in(Bilingual country) {
    return new Bilingual(
        korean.replace("%s", country.korean()), english.replace("%s", country.english()));
  }
}
