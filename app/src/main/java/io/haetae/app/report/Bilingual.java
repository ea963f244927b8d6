package io.haetae.app.report;

import com.google.errorprone.annotations.Immutable;
import io.haetae.export.words.Wording;

/**
 * A text of ours in both languages. The page shows one or both, as its reader chooses.
 *
 * @param korean the Korean text
 * @param english the English text
 */
@Immutable
public record Bilingual(String korean, String english) {
  /** Both texts, each marked with its language. */
  public Html html() {
    return Html.of(
        "<span class=\"ko\" lang=\"ko\">{}</span><span class=\"en\" lang=\"en\">{}</span>",
        Html.text(korean),
        Html.text(english));
  }

  /** Both texts in one, for attributes. */
  public Html plain() {
    return Html.text(korean + " / " + english);
  }

  /** The words that all documents share, as the page shows them. */
  public static Bilingual of(Wording words) {
    return new Bilingual(words.korean(), words.english());
  }

  /** Where a reader of a page chooses Korean, English or both. */
  public static Html choice() {
    return Html.markup(
        """
        <fieldset class="choices languages"><legend class="hidden">언어 / Language</legend>
        <label class="choice"><input type="radio" name="language" id="language-ko" checked>
        <span lang="ko">한국어</span></label>
        <label class="choice"><input type="radio" name="language" id="language-en">
        <span lang="en">English</span></label>
        <label class="choice"><input type="radio" name="language" id="language-both">
        <span lang="ko">함께 / Both</span></label>
        </fieldset>
        """);
  }
}
